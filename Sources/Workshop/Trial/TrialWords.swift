/// What invented people type, by flavour.
enum TrialWords {
    static let givenNames = [
        "Anna", "anna", "ANNA", "Jürgen", "Anna-Maria", "anna-maria", "KARL-HEINZ", "Zoë", "Søren", "Łukasz", "Іван",
        "Александр", "НАТАЛЬЯ", "Γιώργος", "美咲", "민준", "أحمد", "דוד", "J.R.R.", "Jean  Luc", "Mary Ann", "mcKenzie",
        "İpek",
        "ısıl", "Đorđe", "O", "Ng", "Seán", "Zoe\u{308}", "Ѕtefan",
    ]
    static let familyNames = [
        "Schmidt", "MÜLLER", "müller", "O'Neill", "O’NEILL", "d'Angelo", "van der Berg", "VAN DER BERG",
        "von Hohenfels",
        "de la Cruz", "MacDonald", "Weiß", "WEISS", "Großmann", "Müller-Lüdenscheidt", "Öberg", "Nguyễn", "Ковальчук",
        "Щербаков", "щербакова-иванова", "Παπαδόπουλος", "田中", "김", "الحسن", "כהן", "Smith III", "Smith, Jr.",
        "Le Minh",
        "Ak", "Yılmaz", "İnce", "Dvořák", "Žižka", "Szabó", "A",
    ]
    static let tidyNames = [
        "Anna", "Jürgen", "Zoë", "Александр", "Schmidt", "O'Neill", "van der Berg", "Müller-Lüdenscheidt",
    ]
    static let countries = [
        "Germany", "Deutschland", "germany", "DE", "D", "Österreich", "AUSTRIA", "France", "U.K.", "UK", "USA",
        "Россия",
        "Україна", "Schweiz / Suisse", "Türkiye", "Atlantis", "+49", "49", "Great  Britain", "the Netherlands",
    ]
    static let places = [
        "Berlin", "MÜNCHEN", "Frankfurt am Main", "St. Gallen", "Île-de-France", "Київ", "Санкт-Петербург",
        "10115 Berlin",
        "Lindenstraße 7", "Rue du Lac 12 bis", "5th Avenue", "İstanbul", "’s-Hertogenbosch", "New\u{A0}York",
    ]
    static let positions = [
        "Analyst", "HEAD OF SALES", "head of sales", "Leiter/in Vertrieb", "Бухгалтер", "Sr. Engineer (m/w/d)", "CEO",
        "intern",
        "Assistant to the Regional Manager", "Ingénieur·e", "-",
    ]
    static let departments = [
        "Sales", "sales", "SALES ", "Company/Sales", "Company/Sales/North", "Company / Sales", "Company/Atlantis", "IT",
        "F&E",
        "Отдел продаж", "Marketing & Events", "1", "5", "/", "Sales;IT",
    ]
    static let flags = ["Y", "N", "yes", "no", "true", "false", "1", "0", "x", "ja", "да", "J"]
    /// Placeholders that are found in any kind of field.
    static let oddities = [
        "-", "–", "?", "n/a", "N/A", "none", "null", "nil", "NULL", "0", "00000", "42", "3.14", "1e5", "4,91523E+11",
        "#N/A",
        "#REF!", "ask Anna", "via reception", "'", "\"", "\\", "%", "%s", "%d%", "[", "(", ")", ".", "..", "@", "+",
        "&amp;",
        "<b>x</b>", "a\nb", "a\r\nb", "a\tb", "Æ", "ß", "ﬁ", "İ", "ı", "e\u{301}", "\u{301}", "👍", "👩‍👩‍👧", "🇩🇪", "日本語",
        "العربية", "\u{200F}עברית", "\u{202E}abc", "\u{FEFF}x", "x\u{200B}", "\u{A0}x\u{A0}", "ＡＢＣ１２３", "Ⅷ", "½", "٣",
        "AbcЖ字",
        "=1+1", "@SUM(A1)", "C:\\x", "a;b,c", "a|b", "true", "Y",
    ]
    /// What people type for empty.
    static let blanks = [" ", "  ", "\t", "\n", "\u{A0}", "\u{3000}", "\u{200B}", " \u{A0} "]
}
