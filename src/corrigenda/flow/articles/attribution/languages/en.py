"""English."""

from __future__ import annotations

import re

from corrigenda.flow.articles.attribution.languages.language import Language, either, words

ENGLISH = Language(
    verbs=either(
        """said|says|say|told|tells|tell|asked|asks|added|adds|adding|wrote|writes|has written
        tweeted|tweets|posted|posts|stated|states|argued|argues|claimed|claims|warned|warns
        explained|explains|noted|notes|recalled|recalls|replied|replies|responded|insisted|insists
        acknowledged|announced|announces|commented|comments|concluded|concludes|continued|continues
        declared|declares|denied|denies|have denied|described|estimated|confirmed|confirms
        complained|cautioned|cautions|joked|jokes|admitted|admits|accused|alleged|testified
        suggested|suggests|stressed|emphasized|emphasised|urged|urges|reiterated|quipped
        pointed out|points out|called|vowed|pledged|promised|predicted|predicts|lamented|maintained
        observed|asserted|asserts|contended|contends|ordered|shouted|yelled|mentioned|remarked
        exclaimed|have said|has said|had said|has urged|have urged|has warned|has pointed out
        countered|recounted|recounts|had written|have written|begged|reported|shared
        saying|noting|arguing|claiming|insisting|telling|asking|warning|writing|explaining
        revealed|reveals|disclosed|instructed|chimed in|chanted|shouts|screamed|retorted|shot back
        fired back|whispered|mused|opined|stating|recalling|joking|commenting|calls|slammed|blasted
        dubbed|labelled|labeled|hailed|characterized|characterised|believes
        hinted|criticized|criticised|agreed|agrees|defended|declined to say"""
    ),
    told=either("told|tells|said to|said in an interview with|spoke to|speaking to|shared with"),
    weak=words(
        "revealed reveals calls slammed blasted dubbed labelled labeled hailed characterized "
        "characterised believes commenting "
        "called described accused posted posts ordered continued continues agreed agrees shared "
        "promised estimated report reports reported begged defended "
        "criticized criticised asked asks tell tells "
        "announced announces"
    ),
    with_object=words("told tells tell urged accused warned telling urges"),
    participles=words(
        "adding saying noting arguing claiming insisting telling asking warning writing explaining "
        "stating recalling joking commenting"
    ),
    according=either("according to|in the words of|as told by"),
    by_pronoun=re.compile(r"\baccording to (?P<who>him|her)\b(?= ?[,.])", re.IGNORECASE),
    reported=either(
        "reported|reports|report|has reported|had reported|"
        "said|says|wrote|quoted|cited|first reported"
    ),
    through=either(
        """via|citing|reported by|quoted by|cited by|interviewed by|obtained by|published by
        in an interview with|in interviews with|in an interview on|in comments to|in remarks to
        in a statement to|in an email to|in an e-mail to|spoke with|speaking with|speaking on
        appearing on|an interview with|an interview on|leaked to"""
    ),
    agency=either("the news agency|the agency said|the wire service|the newspaper said"),
    he=words("he"),
    she=words("she"),
    they=words("they it"),
    articles=words(
        "a an the one another two three some several many his her their its our my each both "
        "police officials authorities experts analysts critics prosecutors scientists researchers "
        "investigators doctors witnesses sources"
    ),
    titles=words(
        "mr mrs ms miss dr prof professor sir dame lord lady president vice-president ceo cfo coo "
        "cto chairman chairwoman chair chief minister secretary senator sen rep gov governor mayor "
        "judge justice general gen colonel col captain capt lt sgt lieutenant sergeant officer "
        "detective sheriff inspector superintendent spokesman spokeswoman spokesperson director "
        "manager leader coach king queen prince princess pope bishop archbishop cardinal father "
        "rev sister founder co-founder analyst economist editor reporter correspondent attorney "
        "lawyer prosecutor developer guitarist speaker ambassador envoy commissioner "
        "commander cmdr adm admiral deputy head "
        "executive scientist researcher author actor actress singer councillor counselor "
        "representative congressman congresswoman premier chancellor employee resident"
    ),
    men=words("mr sir lord king prince father congressman chairman spokesman actor pope"),
    women=words(
        "mrs ms miss dame lady queen princess sister congresswoman chairwoman spokeswoman actress"
    ),
    people=words(
        "officials authorities experts analysts critics prosecutors scientists researchers doctors "
        "investigators witnesses sources economists lawyers lawmakers residents teachers students "
        "protesters activists campaigners employees workers diplomats detectives deputies aides "
        "firefighters advisers executives engineers organizers organisers senators ministers "
        "supporters opponents neighbors neighbours"
    ),
    his=words("him his himself"),
    hers=words("her hers herself"),
    places=words("in at near to from of across throughout around outside inside over"),
    whens=words("when while after before although though if as because since once whereas until"),
    turns=words("but while whereas although though"),
    stops=words(
        "in at on when after during from who whom whose which that as while because before with by "
        "about if since until where whether last this "
        "earlier later later, via through when and but "
        "to yesterday today tuesday monday wednesday thursday friday saturday sunday"
    ),
    leads=words(
        "in on at after before following during while when since for with according as by from "
        "earlier last this yesterday today despite under if although though because meanwhile "
        "however but and so then still yet also moreover instead to of once until among over "
        "without upon within asked about like amid"
    ),
    adverbs=words(
        "later also then further recently previously once again has have had repeatedly "
        "subsequently reportedly himself herself additionally however today yesterday have "
        "since long famously twice both all as even still just first finally simply"
    ),
    links=words("and but then also later or"),
    names_no_one=words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december i the a an but and however meanwhile "
        "yes no well oh it we they he she there this that these those if when nov dec jan feb aug "
        "sept oct there here what let who"
    ),
    bodies=words(
        "university ministry department agency institute inc corp ltd llc company group council "
        "committee commission association union party house court office bank police street city "
        "states kingdom republic press times news post league board center centre school college "
        "hospital society foundation fund authority service services organization organisation "
        "equities securities capital north south east west new united national records machine "
        "network team club brothers airlines act"
    ),
    jobs=words(
        "staff writer editor reporter correspondent contributor columnist senior journalist "
        "producer ms md phd rdn jr sr writers reporters editor-at-large freelance special bureau "
        "chief political national sports auto business inc updated posted published photographer "
        "by the and"
    ),
    abbreviations=words(
        "mr mrs ms dr prof rep sen gov gen col lt sgt cmdr capt st jr sr no vs etc jan feb mar apr "
        "aug sept oct nov dec inc corp ltd co u.s u.k u.n d.c a.m p.m e.g i.e rev hon maj adm "
        "calif fla ill mich"
    ),
    source=re.compile(
        r"(?:this (?:article|story|piece|post) (?:was|has been|is)? ?(?:originally |first )?"
        r"(?:published|appeared|posted)? ?(?:by|on|in|from)|"
        r"originally (?:published|appeared) (?:by|on|in|at)|source\s*:|credit\s*:|"
        r"© ?provided by|copyright|with (?:reporting|files|material) (?:by|from)|"
        r"additional reporting by|with|via)",
        re.IGNORECASE,
    ),
    inverts=False,
    negatives=words("been was were is are be being not never nobody to gets got"),
    adverb_ends="ly",
)
