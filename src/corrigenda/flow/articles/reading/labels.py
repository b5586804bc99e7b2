"""The label lines that stand beside a story: one table, by language.

``BOX`` lines head a box of other stories. ``PREFIX`` starts one line that points to another
story. ``OFFER`` starts a line that asks the reader to subscribe, share or follow.
``CORRECTION`` starts a line that tells readers how to report an error.
To add a language, add its lines here, in lower case and without a colon at the end.
"""

from typing import Final

BOX: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "other topics of interest", "related", "related stories", "related articles",
        "related news", "related topics", "related content", "related posts", "related links",
        "related coverage", "read more", "read also", "also read", "read next", "see also",
        "see more", "more on this story", "more from this section", "more stories", "more news",
        "more like this", "you may also like", "you might also like",
        "you might also be interested in",
        "recommended", "recommended for you", "recommended stories", "most read", "most popular",
        "trending", "trending now", "don't miss", "up next", "latest news", "editor's picks",
        "editors' picks", "top stories", "in other news", "comments",
        "what to read next", "from our partners",
    ),
    "uk": (
        "читайте також", "читати також", "дивіться також", "також читайте", "схожі новини",
        "схожі матеріали", "пов'язані новини", "пов’язані новини", "новини за темою", "за темою",
        "матеріали за темою", "по темі", "інші теми", "інші новини", "рекомендуємо", "популярне",
        "популярні новини", "останні новини", "вас може зацікавити", "вам може сподобатися",
    ),
    "ru": (
        "читайте также", "читать также", "смотрите также", "также читайте", "по теме",
        "материалы по теме", "новости по теме", "похожие новости", "похожие материалы",
        "другие новости", "рекомендуем", "популярное", "последние новости", "самое читаемое",
        "вам может быть интересно", "вас может заинтересовать",
    ),
    "de": (
        "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "mehr zum thema",
        "zum thema", "mehr dazu", "weitere artikel", "weitere themen", "verwandte artikel",
        "verwandte themen", "ähnliche artikel", "meistgelesen", "empfohlen", "empfehlungen",
        "lesetipps", "siehe auch", "lesen sie mehr", "lesen sie dazu auch", "mehr lesen",
        "das könnte sie interessieren", "das könnte dich auch interessieren",
        "auch interessant für sie", "weitere beiträge", "weitere meldungen", "weitere nachrichten",
        "ähnliche beiträge", "ähnliche themen", "verwandte beiträge", "passend zum thema",
        "meistgelesene artikel", "am meisten gelesen", "meistgeklickt", "beliebte artikel",
        "aktuelle nachrichten", "neueste nachrichten", "top-themen", "unsere empfehlungen",
        "empfehlungen der redaktion", "auch auf dieser seite", "kommentare",
    ),
    "ar": (
        "اقرأ أيضا", "اقرأ أيضًا", "اقرأ أيضاً", "إقرأ أيضا", "إقرأ أيضًا", "إقرأ أيضاً",
        "اقرأ ايضا", "اقرأ المزيد", "اقرأوا أيضا", "اقرؤوا أيضا", "اقرؤوا أيضًا",
        "مواضيع ذات صلة", "مواضيع متعلقة", "موضوعات ذات صلة", "أخبار ذات صلة", "مقالات ذات صلة",
        "قصص ذات صلة", "شاهد أيضا", "شاهد أيضًا", "شاهد أيضاً", "قد يهمك أيضا", "قد يهمك أيضًا",
        "قد يهمك أيضاً", "قد يعجبك أيضا", "قد يعجبك أيضًا", "قد يعجبك أيضاً", "الأكثر قراءة",
        "مواضيع أخرى", "موضوعات أخرى",
    ),
    "fr": (
        "lire aussi", "à lire aussi", "a lire aussi", "lisez aussi", "à lire également",
        "voir aussi",
        "sur le même sujet", "articles liés", "articles similaires", "articles associés",
        "pour aller plus loin", "les plus lus", "à ne pas manquer", "nos recommandations",
        "autres sujets", "vous aimerez aussi", "contenus liés",
    ),
    "es": (
        "lea también", "lee también", "leer también", "lea además", "le puede interesar",
        "te puede interesar", "también te puede interesar", "quizás te interese", "ver también",
        "vea también", "noticias relacionadas", "artículos relacionados", "contenido relacionado",
        "temas relacionados", "otros temas de interés", "más sobre este tema", "más información",
        "lo más leído", "recomendados", "relacionadas", "relacionados", "más noticias",
    ),
}  # fmt: skip

PREFIX: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "related", "related story", "related stories", "related article", "related articles",
        "read more", "read also", "also read", "read next", "see also", "see more", "more",
        "don't miss", "must read", "recommended", "watch", "watch also", "also on",
    ),
    "uk": ("читайте також", "також читайте", "дивіться також", "за темою", "по темі"),
    "ru": ("читайте также", "также читайте", "смотрите также", "по теме", "материал по теме"),
    "de": (
        "lesen sie auch", "lesen sie dazu auch", "lesen sie mehr", "mehr zum thema",
        "auch interessant", "siehe auch", "mehr dazu", "passend dazu",
    ),
    "ar": (
        "اقرأ أيضا", "اقرأ أيضًا", "اقرأ أيضاً", "إقرأ أيضا", "إقرأ أيضًا", "إقرأ أيضاً",
        "اقرأ ايضا", "اقرأ المزيد", "شاهد أيضا", "شاهد أيضًا", "شاهد أيضاً",
    ),
    "fr": ("lire aussi", "à lire aussi", "a lire aussi", "lisez aussi", "voir aussi"),
    "es": ("lea también", "lee también", "leer también", "te puede interesar", "vea también"),
}  # fmt: skip

OFFER: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "subscribe to", "sign up for", "sign up to", "sign up here", "get the latest", "follow us",
        "like us on", "join us on", "share this", "like this story", "advertisement", "get our",
        "download our app", "support our", "tell us what you think", "have a tip",
        "click here to subscribe", "story continues below", "article continues below",
    ),
    "uk": ("підписуйтесь", "підписуйтеся", "підпишіться", "підписатися", "поділитися", "реклама"),
    "ru": ("подписывайтесь", "подпишитесь", "подписаться", "поделиться", "реклама"),
    "de": ("abonnieren sie", "folgen sie uns", "jetzt abonnieren", "newsletter abonnieren",
           "artikel teilen", "anzeige", "beitrag teilen", "jetzt anmelden", "melden sie sich an",
           "zum newsletter anmelden", "hier anmelden", "diesen artikel teilen", "folge uns"),
    "ar": ("اشترك في", "اشتركوا في", "تابعونا", "تابعنا على", "شارك هذا", "إعلان"),
    "fr": ("abonnez-vous", "inscrivez-vous", "suivez-nous", "partager cet article", "publicité"),
    "es": ("suscríbete", "suscríbase", "síguenos", "síganos", "comparte este", "publicidad"),
}  # fmt: skip

CORRECTION: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "to suggest a correction", "you can also highlight the text and press",
        "highlight the text and press", "if you notice an error", "if you find a mistake",
        "if you have found a spelling error", "found a mistake", "found an error",
        "spotted an error",
        "spotted a mistake", "report an error", "report a typo", "suggest a correction",
    ),
    "uk": (
        "якщо ви помітили помилку", "якщо ви знайшли помилку", "помітили помилку",
        "знайшли помилку", "побачили помилку", "щоб запропонувати виправлення",
        "якщо помітили помилку", "якщо знайшли помилку", "також можна виділити текст",
        "ви також можете виділити текст", "виділіть текст і натисніть", "виділіть її та натисніть",
        "повідомити про помилку",
    ),
    "ru": (
        "если вы заметили ошибку", "если вы нашли ошибку", "заметили ошибку", "нашли ошибку",
        "нашли опечатку", "увидели ошибку", "чтобы предложить исправление",
        "вы также можете выделить текст", "выделите текст и нажмите", "сообщить об ошибке",
    ),
    "de": (
        "fehler gefunden", "haben sie einen fehler", "einen fehler melden", "fehler melden",
        "um eine korrektur vorzuschlagen", "sie können den text auch markieren",
        "sie können auch den text markieren", "korrektur vorschlagen", "fehler entdeckt",
        "fehler bemerkt", "wenn sie einen fehler", "falls sie einen fehler",
        "ist ihnen ein fehler aufgefallen", "ihnen ist ein fehler aufgefallen",
        "markieren sie den text und drücken", "markieren sie die stelle",
        "hinweis auf einen fehler",
    ),
    "ar": (
        "لاقتراح تصحيح", "لإقتراح تصحيح", "يمكنك أيضا تحديد النص", "يمكنك أيضًا تحديد النص",
        "يمكنك أيضاً تحديد النص", "ويمكنك أيضا تظليل النص", "ويمكنك أيضًا تظليل النص",
        "ويمكنك أيضاً تظليل النص", "للإبلاغ عن خطأ", "إذا وجدت خطأ", "إذا لاحظت خطأ",
        "أبلغ عن خطأ", "الإبلاغ عن خطأ",
    ),
    "fr": (
        "pour suggérer une correction", "pour proposer une correction", "signaler une erreur",
        "vous avez repéré une erreur", "une erreur dans cet article", "signaler une faute",
        "vous pouvez aussi sélectionner le texte",
    ),
    "es": (
        "para sugerir una corrección", "si encuentra un error", "ha encontrado un error",
        "¿ha encontrado un error", "¿encontraste un error", "reportar un error",
        "informar de un error", "también puede seleccionar el texto",
    ),
}  # fmt: skip

# "Follow our newsroom on ...": the word that starts such a line, and what one of its words is.
FOLLOW: Final = ("follow", "find", "join", "suivez", "siga", "sigue", "folgen")
NETWORKS: Final = (
    "twitter", "facebook", "instagram", "youtube", "telegram", "whatsapp", "tiktok", "linkedin",
    "mastodon", "bluesky", "threads", "viber",
)  # fmt: skip

# How a line begins that says by whom the story is.
BY: Final[dict[str, tuple[str, ...]]] = {
    "en": ("by", "written by", "words by", "text by", "story by", "posted by", "reported by"),
    "uk": ("автор", "автори", "авторка", "текст", "підготував", "підготувала"),
    "ru": ("автор", "авторы", "текст", "подготовил", "подготовила"),
    "de": ("von", "text", "ein beitrag von", "eine analyse von", "ein kommentar von"),
    "ar": ("بقلم", "كتب", "كتبت", "إعداد", "تقرير"),
    "fr": ("par", "publié par", "texte"),
    "es": ("por", "escrito por", "texto", "autor", "autora"),
}
