"""German, French and Spanish."""

from __future__ import annotations

import re

from corrigenda.flow.articles.attribution.languages.language import Language, either, words

GERMAN = Language(
    verbs=either(
        """sagt|sagte|sagten|erklärt|erklärte|erklärten|betont|betonte|meint|meinte|schreibt
        schrieb|schrieben|teilt|teilte|teilten|fügte|ergänzte|kritisierte|warnte|warnt|forderte
        fordert|berichtete|berichtet|kündigte|behauptete|behauptet|erläuterte|bestätigte|räumte
        verkündete|gesagt|betonten|warnten|forderten|meinten|kritisierten|mahnte|lobte|resümierte
        fragte|fragt|antwortete|versicherte|unterstrich|bekräftigte|so"""
    ),
    told=either("sagte der|sagte dem|sagte|sagte gegenüber|gegenüber der|gegenüber dem|gegenüber"),
    according=either("laut|nach Angaben von|nach Angaben der|nach Angaben des|nach Worten von"),
    followed=either("zufolge"),
    by_pronoun=re.compile(
        r"\b(?P<who>ihm) zufolge\b|\bnach (?P<whose>seinen) (?:Angaben|Worten)\b", re.IGNORECASE
    ),
    told_this=either("das"),
    reported=either("berichtet|berichtete|berichten|meldet|meldete|melden|schreibt|schrieb"),
    through=either(
        """im interview mit|im gespräch mit|in einem interview mit|unter berufung auf|zitiert von
        wie die|wie der|wie das"""
    ),
    agency=either("die Nachrichtenagentur|die Agentur"),
    he=words("er"),
    she=words("sie"),
    they=words("es"),
    articles=words("der die das ein eine einer eines dem den mehrere ihr sein"),
    titles=words(
        "herr frau dr prof minister ministerin präsident präsidentin sprecher sprecherin kanzler "
        "kanzlerin chef chefin bürgermeister bürgermeisterin leiter leiterin direktor direktorin "
        "professor professorin vorsitzende vorsitzender abgeordnete abgeordneter trainer trainerin "
        "general polizeisprecher polizeisprecherin oberbürgermeister oberbürgermeisterin anwalt "
        "anwältin geschäftsführer geschäftsführerin ministerpräsident ministerpräsidentin"
    ),
    men=words("herr minister präsident sprecher kanzler chef bürgermeister leiter direktor"),
    women=words("frau ministerin präsidentin sprecherin kanzlerin chefin bürgermeisterin"),
    people=words(
        "experten expertinnen ermittler behörden beamte anwohner augenzeugen zeugen kritiker "
        "forscher wissenschaftler ärzte abgeordnete analysten"
    ),
    his=words("ihm seinen"),
    whens=words("während wenn als obwohl nachdem bevor weil da"),
    turns=words("aber doch während obwohl"),
    stops=words(
        "in am im bei nach vor während als wenn weil dass mit über zu auf gegenüber heute gestern "
        "laut von und der die das dem den montag dienstag mittwoch donnerstag freitag samstag "
        "sonntag dazu weiter"
    ),
    leads=words("in am im bei nach vor während als wenn weil mit seit für auf aber doch und laut"),
    adverbs=words("hat hatte auch dann später zudem weiter außerdem jedoch aber dazu"),
    links=words("und aber dann"),
    names_no_one=words(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai "
        "juni juli august september oktober november dezember der die das ein eine er sie es wir "
        "ich aber doch dies dieser jahr ende anfang angaben berichten informationen medienberichten"
    ),
    bodies=words(
        "universität ministerium amt behörde institut gmbh ag gruppe rat ausschuss partei bank "
        "polizei gericht verband gewerkschaft agentur stadt land"
    ),
    jobs=words("redaktion redakteur redakteurin korrespondent korrespondentin von und"),
    abbreviations=words("dr prof nr st bzw ca usw z.b d.h mio mrd u.a hr fr"),
    source=re.compile(
        r"(?:quellen?\s*:|mit material (?:der|von)|mit agenturmaterial|"
        r"dieser (?:artikel|text|beitrag) erschien zuerst (?:in|bei|auf))",
        re.IGNORECASE,
    ),
    nouns_have_capitals=True,
)

FRENCH = Language(
    verbs=either(
        """a déclaré|a dit|a affirmé|a expliqué|a ajouté|a indiqué|a annoncé|a précisé|a estimé
        a souligné|a assuré|a écrit|a répondu|a averti|a rappelé|a reconnu|a confié|a dénoncé
        déclare|affirme|explique|ajoute|indique|annonce|précise|estime|souligne|assure|écrit|répond
        dit|rappelle|raconte|confie|avertit|déclarait|expliquait|affirmait|ont déclaré|ont indiqué
        ont affirmé|a-t-il dit|a-t-elle dit|a-t-il déclaré|a-t-elle déclaré|a-t-il ajouté
        a-t-elle ajouté|dit-il|dit-elle|ajoute-t-il|ajoute-t-elle|explique-t-il|explique-t-elle
        a-t-il expliqué|a-t-elle expliqué|a-t-il affirmé|a-t-elle affirmé|a-t-il précisé
        a-t-elle précisé"""
    ),
    told=either("a déclaré à|a dit à|a indiqué à|a confié à|a expliqué à|auprès de|à"),
    according=either("selon|d'après|d’après|de l'avis de"),
    by_pronoun=re.compile(r"\b(?:selon|d['’]après) (?P<who>lui|elle)\b", re.IGNORECASE),
    reported=either("a rapporté|rapporte|rapportent|a annoncé|écrit|indique|a indiqué|révèle"),
    through=either("au micro de|dans un entretien à|dans un entretien avec|cité par|citant|via"),
    agency=either("l'agence de presse|l’agence de presse|l'agence|l’agence"),
    he=words("il"),
    she=words("elle"),
    they=words("ils elles on"),
    articles=words("le la les l un une des plusieurs son sa ses leur"),
    titles=words(
        "m mm mme mlle me dr président présidente ministre premier première directeur directrice "
        "maire sénateur sénatrice député députée porte-parole professeur professeure général juge "
        "procureur procureure chef cheffe avocat avocate commissaire préfet préfète"
    ),
    men=words("m président directeur sénateur député avocat"),
    women=words("mme mlle présidente directrice sénatrice députée avocate"),
    people=words(
        "experts autorités enquêteurs témoins procureurs analystes médecins chercheurs habitants "
        "militants avocats responsables"
    ),
    his=words("lui"),
    places=words("à au en de du dans vers chez"),
    whens=words("quand lorsque si comme après avant puisque"),
    turns=words("mais tandis"),
    stops=words(
        "dans à au aux lors après avant pendant quand qui que dont où pour par sur devant mardi "
        "lundi mercredi jeudi vendredi samedi dimanche hier en et mais auprès"
    ),
    leads=words("dans à au lors après avant pendant quand selon pour par sur en mais et depuis"),
    adverbs=words("aussi ensuite également encore toutefois ainsi a ont avait"),
    links=words("et mais puis"),
    names_no_one=words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin "
        "juillet août septembre octobre novembre décembre le la les il elle ils un une ce cette"
    ),
    bodies=words(
        "université ministère agence institut groupe conseil comité commission parti banque police "
        "cour tribunal association syndicat société union"
    ),
    jobs=words("rédaction journaliste correspondant correspondante envoyé spécial par et avec"),
    abbreviations=words("m mm mme mlle me dr st p.ex etc"),
    source=re.compile(
        r"(?:sources?\s*:|avec|(?:cet article|ce texte) a été publié (?:par|dans|sur))",
        re.IGNORECASE,
    ),
)

SPANISH = Language(
    verbs=either(
        """dijo|dice|afirmó|afirma|explicó|explica|declaró|declara|añadió|añade|señaló|señala
        aseguró|asegura|indicó|indica|manifestó|manifiesta|agregó|agrega|sostuvo|sostenía|apuntó
        advirtió|advierte|escribió|escribe|respondió|responde|reconoció|recordó|destacó|comentó
        anunció|anuncia|subrayó|insistió|denunció|criticó|ha dicho|ha afirmado|ha explicado
        ha asegurado|ha señalado|dijeron|afirmaron|señalaron|aseguraron|indicaron"""
    ),
    told=either("dijo a|declaró a|explicó a|afirmó a|aseguró a|indicó a|señaló a"),
    according=either("según|de acuerdo con|en palabras de|a juicio de"),
    by_pronoun=re.compile(r"\bsegún (?P<who>él|ella)\b", re.IGNORECASE),
    reported=either("informó|informa|informaron|publicó|publica|reportó|reporta|reveló|revela"),
    through=either("en una entrevista con|en declaraciones a|citado por|citando a|vía"),
    agency=either("la agencia de noticias|la agencia"),
    he=words("él"),
    she=words("ella"),
    they=words("ellos ellas"),
    articles=words("el la los las un una unos unas varios su sus"),
    titles=words(
        "don doña señor señora sr sra dr dra presidente presidenta ministro ministra director "
        "directora alcalde alcaldesa senador senadora diputado diputada portavoz juez jueza fiscal "
        "general profesor profesora secretario secretaria abogado abogada rey reina comisario "
        "comisaria jefe jefa"
    ),
    men=words("don señor sr dr presidente ministro director alcalde senador diputado rey"),
    women=words("doña señora sra dra presidenta ministra directora alcaldesa senadora reina"),
    people=words(
        "expertos autoridades investigadores testigos fiscales analistas médicos vecinos "
        "activistas abogados responsables"
    ),
    places=words("en a al de del desde hasta hacia"),
    whens=words("cuando mientras aunque si como porque"),
    turns=words("pero mientras aunque"),
    stops=words(
        "en a al durante tras después antes cuando que quien quienes para por sobre ante con ayer "
        "hoy lunes martes miércoles jueves viernes sábado domingo y pero como"
    ),
    leads=words("en a al durante tras después antes cuando según para por sobre con desde pero y"),
    adverbs=words("también luego después además ha había han todavía"),
    links=words("y pero"),
    names_no_one=words(
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre el la los las un una este esta"
    ),
    bodies=words(
        "universidad ministerio agencia instituto grupo consejo comité comisión partido banco "
        "policía tribunal audiencia asociación sindicato sociedad unión fiscalía"
    ),
    jobs=words("redacción periodista corresponsal enviado especial por y"),
    abbreviations=words("sr sra dr dra d dña ee.uu etc"),
    source=re.compile(
        r"(?:fuentes?\s*:|con información de|(?:este artículo|esta nota) se publicó "
        r"(?:originalmente )?en)",
        re.IGNORECASE,
    ),
)
