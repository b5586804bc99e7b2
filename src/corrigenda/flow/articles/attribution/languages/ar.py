"""Arabic: no capitals, and the one who speaks stands after the verb."""

from __future__ import annotations

import re

from corrigenda.flow.articles.attribution.languages.language import Language, either, words

ARABIC = Language(
    verbs=either(
        """قال|قالت|وقال|وقالت|فقال|أكد|أكدت|وأكد|وأكدت|صرح|صرحت|وصرح|وصرحت|أضاف|أضافت|وأضاف|وأضافت
        أوضح|أوضحت|وأوضح|وأوضحت|أعلن|أعلنت|وأعلن|وأعلنت|أفاد|أفادت|وأفاد|وأفادت|شدد|شددت|وشدد|وشددت
        ذكر|ذكرت|وذكر|وذكرت|اعتبر|اعتبرت|واعتبر|واعتبرت|كتب|كتبت|وكتب|وكتبت|حذر|حذرت|وحذر|وحذرت
        أشار|أشارت|وأشار|وأشارت"""
    ),
    according=either("بحسب|وبحسب|وفق|ووفق|وفقا ل|وفقًا ل|حسب|على حد قول|نقلا عن"),
    reported=either("ذكرت|وذكرت|أفادت|وأفادت|نقلت|ونقلت|قالت|وقالت"),
    agency=either("وكالة الأنباء"),
    he=words("هو"),
    she=words("هي"),
    stops=words(
        "إن أن أنه أنها إنه إنها على في عن من إلى خلال لـ بأن وهو وهي الذي التي بعد قبل مع أمس "
        "اليوم "
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أيضا كذلك"
    ),
    abbreviations=words("د م أ"),
    source=re.compile(r"(?:المصدر\s*:|المصادر\s*:|نقلا عن)"),
    verb_first=True,
)
