import Wire

/// The errors that spreadsheets show in the place of a value, in the languages of their users.
///
/// Only known ones: a message names the error, and other texts that begin with `#` may be anybody's.
enum SpreadsheetError {
    /// Whether a text is one, such as `#REF!`, `#BEZUG!`, `#ИМЯ?`, `#¡VALOR!` or `Err:502`.
    static func isOne(_ text: String) -> Bool {
        let bytes = text.utf8
        if bytes.starts(with: "Err:".utf8) { return bytes.count == 7 && bytes.dropFirst(4).allSatisfy(\.isASCIIDigit) }
        return bytes.first == UInt8(ascii: "#") && known.contains(String(text.dropFirst()))
    }

    /// The errors without the sign before them.
    private static let known = Set(
        missing + names.flatMap { ["\($0)?", "¿\($0)?"] } + errors.flatMap { ["\($0)!", "¡\($0)!"] }
    )

    /// A value that isn't there.
    private static let missing = [
        "N/A", "NA", "N/A N/A", "N/A!", "NV", "Н/Д", "N/D", "N/B", "I/T", "YOK", "HIÁNYZIK", "NENÍ_K_DISPOZICI",
        "SAKNAS!", "PUUTTUU!", "GETTING_DATA", "OBTENIENDO_DATOS",
    ]

    /// A name that isn't known.
    private static let names = [
        "NAME", "NOM", "NOMBRE", "NOME", "NAAM", "NAMN", "NAVN", "NIMI", "NAZWA", "NÁZEV", "NÁZOV", "NÉV", "NUME", "AD",
        "ИМЯ", "ІМ'Я", "ІМ’Я", "ИМЕ",
    ]

    /// What ends with an exclamation mark.
    private static let errors = [
        "NULL", "DIV/0", "VALUE", "REF", "NUM", "SPILL", "CALC", "FIELD", "BLOCKED", "CONNECT", "UNKNOWN", "BUSY",
        "ERROR", "PYTHON", "EXTERNAL", "TIMEOUT",
        // German
        "BEZUG", "WERT", "ZAHL", "ÜBERLAUF", "KALK", "FELD", "BLOCKIERT", "VERBINDEN", "UNBEKANNT", "FEHLER",
        // French
        "NUL", "VALEUR", "NOMBRE", "PROPAGATION", "CHAMP", "BLOQUÉ", "BLOQUE", "CONNEXION", "INCONNU", "ERREUR",
        // Italian, Portuguese and Spanish
        "NULLO", "VALORE", "RIF", "ESPANSIONE", "ERRORE", "NULO", "VALOR", "NÚM", "DESPEJAR", "DESBORDAMIENTO", "CAMPO",
        "BLOQUEADO", "BLOCCATO", "CONECTAR", "DESCONOCIDO", "DESCONHECIDO", "OCUPADO", "ERRO",
        // Dutch
        "LEEG", "DEEL/0", "WAARDE", "VERW", "GETAL", "OVERLOOP", "OVERLOPEN", "BEREKEN", "VELD", "GEBLOKKEERD", "FOUT",
        // Swedish, Danish, Norwegian and Finnish
        "SKÄRNING", "DIVISION/0", "VÄRDEFEL", "REFERENS", "OGILTIGT", "VÆRDI", "REFERENCE", "NUMMER", "OVERLØB",
        "VERDI", "JAKO/0", "ARVO", "VIITTAUS", "LUKU", "TYHJÄ",
        // Polish, Czech, Slovak, Hungarian and Romanian
        "ZERO", "DZIEL/0", "ARG", "ADR", "LICZBA", "ROZLANIE", "DĚLENÍ_NULOU", "DELENIE_NULOU", "HODNOTA", "ODKAZ",
        "ČÍSLO", "PŘESAH", "PRESAH", "NULLA", "ZÉRÓOSZTÓ", "ÉRTÉK", "HIV", "SZÁM", "KIBONTÁS", "VALOARE",
        // Turkish
        "BOŞ", "SAYI/0", "DEĞER", "BAŞV", "SAYI", "TAŞMA", "HATA",
        // Russian, Ukrainian and Bulgarian
        "ПУСТО", "ДЕЛ/0", "ЗНАЧ", "ССЫЛКА", "ЧИСЛО", "ПЕРЕНОС", "ВЫЧИСЛ", "ПОЛЕ", "ЗАБЛОКИРОВАНО", "ОШИБКА", "ДІЛ/0",
        "ПОСИЛАННЯ", "ПОМИЛКА", "СТОЙНОСТ",
    ]
}
