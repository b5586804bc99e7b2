"""Words that carry figures, dates and negations, by language.

In one set for all languages: a story quotes in others than its own. A word that means something
else in another language makes a case wait for a second look once too often, never too seldom.
"""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of several lines."""
    return frozenset(word for line in lines for word in line.split())


NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "hundred thousand million billion trillion dozen hundreds thousands millions billions dozens",
    "half quarter third twice double triple",
    "first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "один одна одне два дві три чотири п'ять шість сім вісім дев'ять десять двадцять тридцять",
    "одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять",
    "вісімнадцять дев'ятнадцять шістдесят сімдесят вісімдесят дев'яносто чотириста п'ятсот",
    "сорок п'ятдесят сто двісті триста тисяча тисячі тисяч мільйон мільйони мільйонів мільярд",
    "мільярди мільярдів половина половини чверть чверті удвічі вдвічі втричі обидва обидві",
    "перший перша перше першого другий друга друге другого третій третя третє третього",
    "eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn",
    "sechzehn siebzehn achtzehn neunzehn zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig",
    "achtzig neunzig hundert hunderte hunderten tausend tausende tausenden dutzend dutzende",
    "dutzenden million millionen milliarde milliarden billionen mio mrd hälfte viertel drittel",
    "halb halbe halben halber halbes halbem halbiert anderthalb eineinhalb zweieinhalb doppelt",
    "doppelte doppelten verdoppelt dreifach dreifache dreifachen verdreifacht zweimal dreimal",
    "erste ersten erster erstes erstem zweite zweiten zweiter zweites zweitem dritte dritten",
    "dritter drittes drittem vierte vierten vierter viertes fünfte fünften fünfter fünftes",
    "deux trois quatre cinq sept huit neuf dix cent mille milliard milliards moitié tiers",
    "dos tres cuatro cinco seis siete ocho nueve diez cien mil millón millones mitad tercio",
    "один одна одно два две три четыре пять шесть семь восемь девять десять сто тысяча тысяч",
    "миллион миллионов миллиард миллиардов половина треть",
    "واحد واحدة اثنان اثنين اثنتان ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني",
    "تسعة تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين مئة مائة مئتان مئتين",
    "ألف ألفان ألفين آلاف مليون مليونا ملايين مليار مليارات نصف ثلث ربع ضعف الأول الثاني الثالث",
)

DATE_WORDS = word_set(
    "january february april june july august september october november december",
    "jan feb apr jun jul aug sept oct nov",
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight",
    "січень січня січні лютий лютого лютому березень березня березні квітень квітня квітні",
    "травень травня травні червень червня червні липень липня липні серпень серпня серпні",
    "вересень вересня вересні жовтень жовтня жовтні листопад листопада листопаді грудень грудня",
    "грудні понеділок понеділка понеділку вівторок вівторка вівторку середа середу середи середі",
    "четвер четверга четвергу п'ятниця п'ятницю п'ятниці субота суботу суботи суботі неділя",
    "неділю неділі учора вчора сьогодні завтра позавчора післязавтра торік",
    "januar jänner februar feber märz mai juni juli oktober dezember mrz okt dez montag dienstag",
    "mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs",
    "donnerstags freitags samstags sonnabends sonntags vorgestern gestern heute morgen übermorgen",
    "gestrige gestrigen gestriger gestriges heutige heutigen heutiger heutiges heuer",
    "janvier février avril juin juillet août septembre octobre novembre décembre lundi mardi",
    "mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "lunes martes miércoles jueves viernes sábado domingo ayer hoy",
    "январь января феврале февраля марта апреля июня июля августа сентября октября ноября",
    "декабря понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье",
    "вчера сегодня",
    "يناير فبراير مارس أبريل ابريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر",
    "ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان",
    "جويلية أوت محرم صفر رجب شعبان رمضان شوال الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة",
    "السبت الأحد أمس اليوم غدا",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר אתמול היום מחר",
    "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर सोमवार मंगलवार",
    "बुधवार गुरुवार शुक्रवार शनिवार रविवार आज कल",
)

CAPITAL_DATE_WORDS = word_set("may march mar sat sun mon tue wed thu fri dec mars")
"""Dates with a capital, ordinary words without one."""

NEGATIONS = word_set(
    "not no never none nobody nothing nowhere neither nor without cannot hardly",
    "не ні ніколи ніхто нікого ніщо нічого ніде без немає нема жоден жодна жодне жодного жодної",
    "nicht kein keine keinem keinen keiner keines keins keinerlei keinesfalls keineswegs nie",
    "niemals niemand niemanden niemandem niemandes nichts nirgends nirgendwo mitnichten nein ohne",
    "weder kaum",
    "ne pas jamais aucun aucune rien sans non ni",
    "nunca jamás ningún ninguna nadie nada sin tampoco não nunca sem nie senza",
    "нет ни никогда никто ничего",
    "لا لم لن ليس ليست ليسوا لست ما غير دون بدون بلا كلا عدم",
    "לא אין אל בלי ללא איננו אינו אינה",
    "नहीं न मत बिना نہیں",
)

DENYING = word_set(
    "denied denies deny denying refused refuses refuse refusing failed fails fail failing declined",
    "заперечив заперечила заперечили заперечує спростував спростувала спростували відмовився",
    "відмовилася відмовилась відмовилися відмовились",
    "отрицал отрицала отрицали отрицает опроверг опровергла опровергли отказался отказалась",
    "отказались",
    "bestritt bestritten bestreitet dementierte dementierten dementiert leugnete leugnet weigerte",
    "weigerten weigert verweigerte verweigerten verweigert",
)
"""Verbs that say no; for who compares two texts of one statement."""

NEGATING_SIGNS = "不|没|沒|未|无|無|非|否|ない|なし|ず(?=に)|ません|안 |못|없|않|아니|ไม่|มิได้"
"""In scripts without spaces, and where a negation is an ending."""

NEGATING_PREFIXES = word_set("un in im il ir dis non mis miss nicht не без")
OPPOSITE_PREFIXES = (
    ("in", "de"),
    ("in", "ex"),
    ("im", "ex"),
    ("over", "under"),
    ("pre", "post"),
    ("hyper", "hypo"),
    ("за", "від"),
    # Belastet, entlastet; Einfuhr, Ausfuhr; Zunahme, Abnahme; Aufstieg, Abstieg; überschritten.
    ("be", "ent"),
    ("ein", "aus"),
    ("zu", "ab"),
    ("auf", "ab"),
    ("an", "ab"),
    ("über", "unter"),
    ("vor", "nach"),
)
OPPOSITE_ENDINGS = (
    ("ful", "less"),
    *((f"voll{end}", f"los{end}") for end in ("", "e", "en", "er", "es", "em")),
    *((f"reich{end}", f"arm{end}") for end in ("", "e", "en", "er", "es", "em")),
)
_OPPOSITES = (
    "rise|rises|rising|rose|risen|grew|grow fall|falls|falling|fell|fallen|shrank|shrink",
    "increase|increases|increased|increasing|gain|gains|gained decrease|decreases|decreased"
    "|decreasing"
    "|loss|losses|lost",
    "up|upward|higher|highest down|downward|lower|lowest",
    "more|most|above|over|maximum|exceeded fewer|less|least|fewest|below|under|minimum|undershot",
    "before|since after|until",
    "won|win|wins|victory lost|lose|loses|defeat",
    "for|backed|supported|accepted|approved|allowed against|opposed|rejected|banned|barred",
    "opened|open|began|started closed|shut|ended|stopped",
    "bought|buy|buys|buyer sold|sell|sells|seller",
    "alive dead",
    "guilty|convicted innocent|acquitted|cleared",
    "north|northern|east|eastern|left south|southern|west|western|right",
    "he|his|him|man|men|boy|husband|son|brother|father she|her|hers|woman|women|girl|wife|daughter"
    "|sister|mother",
    "true false",
    "first last",
    "зріс|зросла|зросло|зросли|зростання|збільшився|збільшилася|збільшилось|збільшили впав|впала"
    "|впало"
    "|впали|падіння|зменшився|зменшилася|зменшилось|зменшили",
    "більше|вище|понад|вгору|максимум|найбільше менше|нижче|вниз|мінімум|найменше",
    "до|перед після",
    "за|підтримав|підтримала|підтримали|дозволив|дозволила|дозволили проти|відхилив|відхилила"
    "|відхилили"
    "|заборонив|заборонила|заборонили",
    "виграв|виграла|виграли|перемога програв|програла|програли|поразка",
    "відкрив|відкрила|відкрили|почав|почала|почали закрив|закрила|закрили|закінчив|закінчила",
    "купив|купила|купили продав|продала|продали",
    "північ|північ|північний|схід|східний південь|південний|захід|західний",
    "він|його|чоловік|син|брат|батько вона|її|жінка|донька|сестра|мати",
    "вырос|выросла|выросло|выросли|рост|больше|выше упал|упала|упало|упали|падение|меньше|ниже",
    "выиграл|выиграла|выиграли|победа проиграл|проиграла|проиграли|поражение",
    "он|его|мужчина она|её|женщина",
    "stieg|stiegen|gestiegen|anstieg|wuchs fiel|fielen|gefallen|rückgang|sank|sanken|gesunken",
    "mehr|höher|höhere|höchste|meisten|maximal weniger|niedriger|niedrigere|niedrigste|wenigsten"
    "|minimal",
    "vor|bevor|seit nach|nachdem|bis",
    "gewann|gewannen|gewonnen|sieg verlor|verloren|niederlage",
    "für|erlaubt|genehmigt|angenommen gegen|verboten|abgelehnt",
    "kaufte|kauften|gekauft|kauft verkaufte|verkauften|verkauft",
    "norden|nördlich|osten|östlich|links süden|südlich|westen|westlich|rechts",
    "mann|männer|sohn|bruder|vater frau|frauen|tochter|schwester|mutter",
    # The one direction for another: north for east.
    "north|northern|south|southern east|eastern|west|western",
    "північ|північний|південь|південний схід|східний|захід|західний",
    "север|северный|юг|южный восток|восточный|запад|западный",
    "norden|nördlich|süden|südlich osten|östlich|westen|westlich",
    # What news says that people did.
    "says|said|say|confirmed|confirms|confirm|admitted|admits|admit|acknowledged|claimed|claims"
    " denied|denies|deny|refuted|disputed|disputes",
    "agreed|agrees|agree|offered|vowed refused|refuses|refuse|declined|declines",
    "managed|succeeded|succeeds|succeed|able failed|fails|fail|unable",
    "upheld|upholds|confirmed|backed overturned|overturns|quashed|reversed|annulled|scrapped",
    "arrested|detained|jailed|imprisoned|charged|held released|freed|discharged|cleared",
    "granted|grants|grant|given denied|denies|deny|refused",
    "supports|support|supporters|backs|praised|praises opposes|oppose|opponents|criticised"
    "|criticized|condemned",
    "survived|survivors|survives|rescued|saved|born died|dies|dead|killed|perished",
    "raised|raises|raise|hiked|boosted cut|cuts|lowered|lowers|lower|reduced|reduces",
    "strengthened|improved|improves weakened|worsened|worsens",
    "hired|appointed|joined|elected|reelected fired|sacked|dismissed|resigned|quit|left|ousted",
    "passed|adopted|ratified rejected|defeated|vetoed|repealed",
    "profit|profits|surplus|success|majority|ally|allies|friend|friends|employer|employers"
    " loss|losses|deficit|failure|minority|enemy|enemies|foe|foes|employee|employees",
    "arrived|arrives|entered departed|departs|left|exited",
    "included|includes|including excluded|excludes|excluding",
    "married|attacked|positive|early|earlier|morning|best|strong|old|victim|victims"
    " divorced|defended|negative|late|later|evening|worst|weak|young|suspect|suspects",
    "сказав|сказала|сказали|заявив|заявила|заявили|підтвердив|підтвердила|підтвердили|визнав"
    "|визнала|визнали"
    " заперечив|заперечила|заперечили|спростував|спростувала|спростували|заперечує|спростовує",
    "погодився|погодилася|погодилась|погодилися|погодились"
    " відмовився|відмовилася|відмовилась|відмовилися|відмовились",
    "заарештував|заарештували|заарештований|заарештована|затримав|затримали|затриманий|затримана"
    "|засудив|засудили|засуджений|засуджена|винний|винна|винен|винні|призначив|призначили"
    " звільнив|звільнили|звільнений|звільнена|відпустив|відпустили|виправдав|виправдали"
    "|виправданий|виправдана|невинуватий|невинувата",
    "вижив|вижила|вижили|врятував|врятували загинув|загинула|загинули|помер|померла|померли"
    "|вбив|вбили",
    "підвищив|підвищила|підвищили|збільшить|покращив знизив|знизила|знизили|зменшить|погіршив",
    "прибуток|прибутку|імпорт|імпорту|більшість|друг|союзник|наступ|роботодавець|початок"
    " збиток|збитку|збитки|експорт|експорту|меншість|ворог|противник|відступ|працівник|кінець",
    "сказал|сказала|сказали|заявил|заявила|заявили|подтвердил|подтвердила|подтвердили|признал"
    "|признала|признали"
    " отрицал|отрицала|отрицали|отверг|отвергла|отвергли|опроверг|опровергла|опровергли|отрицает",
    "согласился|согласилась|согласились отказался|отказалась|отказались",
    "арестовал|арестовали|арестован|арестована|арестованы|задержал|задержали|задержан|задержана"
    "|задержаны|осудил|осудили|осужден|осуждена|виновен|виновна|виновным|назначил|назначили"
    " освободил|освободили|освобожден|освобождена|отпустил|отпустили|отпущен|отпущена|оправдал"
    "|оправдали|оправдан|оправдана|оправданы|невиновен|уволил|уволили|уволен|уволена",
    "выжил|выжила|выжили|спас|спасли погиб|погибла|погибли|умер|умерла|умерли|убил|убили",
    "повысил|повысила|повысили|увеличил|увеличила|увеличили|разрешил|разрешила|разрешили|открыл"
    "|открыла|открыли|купил|купила|купили"
    " снизил|снизила|снизили|уменьшил|уменьшила|уменьшили|запретил|запретила|запретили|закрыл"
    "|закрыла|закрыли|продал|продала|продали",
    "за|до|перед|поддержал|поддержала|поддержали против|после|отклонил|отклонила|отклонили",
    "прибыль|прибыли|импорт|импорта|большинство|друг|союзник|наступление|начало"
    " убыток|убытки|экспорт|экспорта|меньшинство|враг|противник|отступление|конец",
    "sagte|sagten|sagt|bestätigte|bestätigten|bestätigt|gestand|gestanden|gesteht|erklärte|erklärten"
    " bestritt|bestritten|bestreitet|dementierte|dementierten|dementiert|leugnete|leugneten"
    "|leugnet",
    "willigte|willigten|zugestimmt|zustimmte weigerte|weigerten|geweigert|abgelehnt|ablehnte",
    "verhaftet|verhafteten|festgenommen|inhaftiert|verurteilt|verurteilten|schuldig|angeklagt"
    " freigelassen|entlassen|freigesprochen|unschuldig",
    "überlebt|überlebte|überlebten|gerettet starb|starben|gestorben|getötet|tot|tote",
    "erhöht|erhöhte|erhöhten|erhöhen|verbessert|verbesserte"
    " senkt|senkte|senkten|gesenkt|senken|verschlechtert|verschlechterte",
    "bestätigt|bestätigte|gelang|gelungen|schaffte"
    " aufgehoben|gekippt|misslang|misslungen|gescheitert|scheiterte|scheiterten",
    "gewinn|gewinne|gewinnen|import|importe|mehrheit|freund|freunde|arbeitgeber|täter|anfang"
    " verlust|verluste|verlusten|export|exporte|minderheit|feind|feinde|arbeitnehmer|opfer|ende",
    "lobte|lobten|gelobt|unterstützte|unterstützten"
    " kritisierte|kritisierten|kritisiert|verurteilte|verurteilten",
    "eröffnet|eröffnete|geöffnet|öffnet|begann|begannen|begonnen|beginnt"
    " geschlossen|schloss|schließt|endete|endeten|beendet|endet",
    "وافق|ارتفع|زاد|فاز|قبل|شمال|شرق رفض|انخفض|نقص|خسر|بعد|جنوب|غرب",
)
OPPOSITE_WORDS = frozenset(
    (one, other)
    for line in _OPPOSITES
    for first, second in [line.split()]
    for one in first.split("|")
    for other in second.split("|")
)
"""Words that say the contrary of one another, by meaning and not by form; in one order."""
