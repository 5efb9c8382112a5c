use super::*;

const ARABIC: &str = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة الذاتية";
const SORANI: &str = "وەزارەتی دەرەوەی ئەمریکا ڕایگەیاند کە تورکیا و بەڕێوەبەری ئاگادار کردووە";
const PERSIAN: &str =
    "وزارت خارجه آمریکا اعلام کرد که این کشور به ترکیه و اداره خودگردان در شمال گزارش داده است";
const URDU: &str = "امریکی وزارت خارجہ نے کہا ہے کہ اس نے ترکی کو مذاکرات کے بارے میں آگاہ کر دیا";
const KURMANJI: &str =
    "Wezareta Derve ya Amerîkayê ragihand ku wê Tirkiye û Rêveberiya Xweser agahdar kir";
const ENGLISH: &str =
    "The State Department said that it informed Turkey and the administration of the talks";
const FRENCH: &str = "La ministre est dans une réunion avec les autres pour la paix";
const TURKISH: &str =
    "Dışişleri Bakanlığı bugün yaptığı açıklamada bu konuda bir görüşme olduğunu söyledi";

#[test]
fn letters_and_words_tell_the_language() {
    for (text, script, language) in [
        (ARABIC, Script::Arabic, "ar"),
        (SORANI, Script::Arabic, "ckb"),
        (PERSIAN, Script::Arabic, "fa"),
        (URDU, Script::Arabic, "ur"),
        (KURMANJI, Script::Latin, "kmr"),
        (ENGLISH, Script::Latin, "en"),
        (FRENCH, Script::Latin, "fr"),
        (TURKISH, Script::Latin, "tr"),
        ("Αθήνα", Script::Greek, "el"),
        ("日本の首相", Script::Chinese, "ja"),
        ("中国外交部", Script::Chinese, "zh"),
    ] {
        assert_eq!(of(text, script), Some(language), "{text}");
    }
}

#[test]
fn what_is_not_certain_is_not_told() {
    for (text, script) in [
        ("", Script::Latin),
        ("Breaking news today", Script::Latin),
        // German, Spanish, Italian, Dutch, Portuguese, Swedish, Azeri, Zazaki, Polish.
        (
            "Der Minister sagte am Mittwoch in Berlin, er war nicht über die Gespräche informiert",
            Script::Latin,
        ),
        (
            "El ministro dijo que la reunión de los países sobre la paz en la región es urgente",
            Script::Latin,
        ),
        (
            "Il ministro ha detto che la riunione dei paesi sulla pace nella regione è urgente",
            Script::Latin,
        ),
        (
            "De minister zei in Den Haag dat hij is ingelicht en dat er in de regio overleg was",
            Script::Latin,
        ),
        (
            "O ministro disse que a reunião dos países sobre a paz na região era urgente",
            Script::Latin,
        ),
        (
            "Ministern sade att han var i Stockholm för att tala med sina kollegor om freden",
            Script::Latin,
        ),
        (
            "Xarici İşlər Nazirliyi bildirdi ki, bu görüş ilə bağlı bir qərar qəbul edilib və davam edir",
            Script::Latin,
        ),
        (
            "Wezaretê Teberî yê Amerîka va ke înan Tirkîya û Rêveberîya Xoserî ra xeber do",
            Script::Latin,
        ),
        (
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
            Script::Latin,
        ),
        // Pashto, Uyghur, Sindhi.
        (
            "د امريکا د بهرنيو چارو وزارت وويل چې ترکیې ته یې د خبرو اترو په اړه خبر ورکړی دی",
            Script::Arabic,
        ),
        (
            "ئامېرىكا تاشقى ئىشلار مىنىستىرلىقى تۈركىيەگە سۆھبەت توغرىسىدا خەۋەر بەرگەنلىكىنى ئېيتتى",
            Script::Arabic,
        ),
        ("آمريڪا جي پرڏيهي کاتي چيو آهي ته هن ترڪي کي ڳالهين بابت ڄاڻ ڏني آهي", Script::Arabic),
        ("خبر", Script::Arabic),
        ("Москва", Script::Cyrillic),
    ] {
        assert_eq!(of(text, script), None, "{text}");
    }
}

#[test]
fn neighbours_are_told_apart_where_they_are_long() {
    for (text, script, around, expected) in [
        (SORANI, Script::Arabic, "ar", Some("ckb")),
        (PERSIAN, Script::Arabic, "ar", Some("fa")),
        (ARABIC, Script::Arabic, "ckb", Some("ar")),
        (ARABIC, Script::Arabic, "ar", None),
        (SORANI, Script::Arabic, "ckb", None),
        (KURMANJI, Script::Latin, "en", Some("kmr")),
        (KURMANJI, Script::Latin, "kmr", None),
        (ENGLISH, Script::Latin, "kmr", Some("en")),
        (ENGLISH, Script::Latin, "en", None),
        (ENGLISH, Script::Latin, "de", None),
        (SORANI, Script::Arabic, "ug", None),
        ("وەزارەتی دەرەوەی ئەمریکا ڕایگەیاند", Script::Arabic, "ar", None),
        ("Wezareta Derve ya Amerîkayê ragihand ku wê", Script::Latin, "en", None),
    ] {
        assert_eq!(of_neighbour(text, script, around), expected, "{around}: {text}");
    }
}
