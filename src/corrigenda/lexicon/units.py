"""Units that stand beside figures, as signs and as words."""

from __future__ import annotations

_WORDS = {
    "%": "percent prozent prozents відсоток відсотка відсотки відсотків процент процента процентов"
    " проценти процентів",
    # Of a share that rises from 4 to 5 percent, one point; its own unit, since that is mixed up.
    "pp": "prozentpunkt prozentpunkte prozentpunkten",
    "$": "dollar dollars долар долара долари доларів доллар доллара доллары долларов",
    "€": "euro euros євро евро",
    "£": "pound pounds pfund фунт фунта фунти фунтів",
    "₴": "hryvnia hryvnias гривня гривні гривень гривня гривны гривен",
    "₽": "rouble roubles ruble rubles rubel рубль рубля рубли рублей рублів",
    "¥": "yen yuan",
    "CHF": "franken",
}
UNITS: dict[str, str] = {word: sign for sign, words in _WORDS.items() for word in words.split()}
"""The sign of each word."""

_MEASURES = {
    "am": "am",
    "pm": "pm",
    "second": "s sec secs second seconds секунда секунди секунд секунду секунды sekunde sekunden"
    " seconde secondes segundo segundos ثانية ثوان ثواني",
    "minute": "min mins minute minutes хв хвилина хвилини хвилин хвилину минута минуты минут минуту"
    " minuten minuto minutos دقيقة دقائق",
    "hour": "h hr hrs hour hours год година години годин годинами годину час часа часов stunde"
    " stunden std"
    " heure heures hora horas ساعة ساعات",
    "day": "day days день дні днів днями днях дня дней дн tag tage tagen jour jours día días يوم"
    " أيام يوما",
    "week": "week weeks тиждень тижні тижнів тижнями тижня неделя недели недель неделю woche"
    " wochen semaine"
    " semaines semana semanas أسبوع أسابيع",
    "month": "month months місяць місяці місяців місяцями місяця месяц месяца месяцев monat"
    " monate monaten"
    " mois mes meses شهر أشهر شهرا",
    "year": "yr yrs year years рік роки років року році роками роках р рр году годы"
    " лет года jahr jahre jahren ans année années"
    " año años عام أعوام سنة سنوات عاما",
    "decade": "decade decades десятиліття десятилетие десятилетия десятилетий jahrzehnt jahrzehnte"
    " jahrzehnten décennie décennies década décadas",
    "mm": "mm millimetre millimetres millimeter millimeters мм міліметр міліметри міліметрів",
    "cm": "cm centimetre centimetres centimeter centimeters см сантиметр сантиметри сантиметрів"
    " сантиметра сантиметров",
    "m": "m metre metres meter meters metern м метр метри метрів метра метров mètre mètres metro"
    " metros متر أمتار",
    "km": "km kilometre kilometres kilometer kilometers kilometern км кілометр кілометри кілометрів"
    " километр километра километров kilomètre kilomètres kilómetro kilómetros كيلومتر كيلومترا كم",
    "inch": "inch inches дюйм дюйми дюймів дюйма дюймов zoll",
    "foot": "ft foot feet фут фути футів фута футов",
    "mile": "mile miles mi миля милі миль мили meile meilen",
    "mg": "mg milligram milligrams мг міліграм міліграми міліграмів",
    "g": "g gr gram grams gramme grammes gramm г гр грам грами грамів грамм грамма граммов",
    "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm кг кілограм кілограми"
    " кілограмів килограмм килограмма килограммов",
    "t": "t ton tons tonne tonnes tonnen т тонна тонни тонн тонны tonelada toneladas طن أطنان",
    "lb": "lb lbs",
    "ml": "ml millilitre millilitres milliliter milliliters мл мілілітр мілілітри мілілітрів",
    "l": "l litre litres liter liters litern л літр літри літрів литр литра литров litro litros"
    " لتر",
    "ha": "ha hectare hectares hektar га гектар гектари гектарів гектара гектаров",
    "acre": "acre acres",
    "kmh": "kmh kph",
    "mph": "mph",
    "W": "w watt watts вт ват ватів",
    "kW": "kw kilowatt kilowatts квт кіловат кіловатів",
    "MW": "mw megawatt megawatts мвт мегават мегаватів",
    "GW": "gw gigawatt gigawatts гвт гігават гігаватів",
    "square": "sq square quadrat квадратний квадратних квадратные квадратных кв carrés cuadrados",
    "cubic": "cubic kubik кубічний кубічних кубический кубических куб cubes cúbicos",
}
MEASURES: dict[str, str] = {
    word: unit for unit, words in _MEASURES.items() for word in words.split()
}
"""The unit of each word that measures where it stands behind a figure; elsewhere it may not."""
