#include "words.h"

#include <algorithm>
#include <iterator>

namespace {

// In the forms that `folded` gives.
constexpr const char32_t *phones[] = {
    // English, German, and what is said in many languages
    U"t", U"m", U"p", U"d", U"tel", U"tele", U"telefon", U"telephone", U"phone", U"ph", U"fon", U"fone", U"mob", U"mobil",
    U"mobile", U"handy", U"mobiltelefon", U"mobiltel", U"mobilnummer", U"mobilfunk", U"handynummer", U"telefonnummer",
    U"rufnummer", U"telnr", U"mobilnr", U"handynr", U"cell", U"cellphone", U"cellular", U"gsm", U"festnetz", U"landline",
    U"direct", U"direkt", U"durchwahl", U"zentrale", U"smartphone", U"iphone", U"hp", U"sms", U"call", U"callto",
    U"whatsapp", U"viber", U"telegram", U"signal",
    // French, Italian, Spanish, Portuguese
    U"portable", U"port", U"fixe", U"telefono", U"cellulare", U"fisso", U"movil", U"celular", U"cel", U"fijo", U"telefone",
    U"telemovel", U"tlm", U"fixo",
    // Dutch, Danish, Norwegian, Swedish, Finnish
    U"telefoon", U"mobiel", U"tlf", U"mobilt", U"mobiltlf", U"puh", U"puhelin", U"matkapuhelin",
    // Polish, Czech, Slovak, Hungarian, Romanian, Turkish
    U"kom", U"komorka", U"komorkowy", U"stacjonarny", U"pevna", U"mobilni", U"cep", U"telefonu",
    // Russian, Ukrainian, Bulgarian, Greek
    U"т", U"м", U"тел", U"телефон", U"моб", U"мобильныи", U"мобильная", U"мобила", U"мобилен", U"мобільнии", U"сот",
    U"сотовыи", U"гор", U"городскои", U"стац", U"стационарныи", U"вацап", U"ватсап", U"ваибер", U"телеграм", U"τηλ",
    U"τηλεφωνο", U"κιν", U"κινητο",
    // Hebrew, Arabic, Chinese, Japanese
    U"טל", U"טלפון", U"נייד", U"هاتف", U"جوال", U"电话", U"電話", U"手机", U"手機", U"携帯",
};

constexpr const char32_t *places[] = {
    U"h", U"w", U"home", U"work", U"office", U"business", U"private", U"personal", U"company", U"privat", U"priv", U"buro",
    U"buero", U"dienst", U"dienstl", U"dienstlich", U"gesch", U"geschaftl", U"geschaftlich", U"geschaeftlich", U"arbeit",
    U"firma", U"zuhause", U"bureau", U"domicile", U"maison", U"travail", U"pro", U"perso", U"prive", U"ufficio", U"casa",
    U"lavoro", U"oficina", U"trabajo", U"trabalho", U"escritorio", U"werk", U"thuis", U"zakelijk", U"arbete", U"hem",
    U"jobb", U"sluzbowy", U"sl", U"prywatny", U"pryw", U"praca", U"dom", U"domowy", U"prace", U"domu", U"is",
    U"ev", U"раб", U"рабочии", U"служ", U"служебныи", U"дом", U"домашнии", U"личн", U"личныи", U"роб", U"робочии", U"офис",
};

constexpr const char32_t *fillers[] = {
    U"nr", U"no", U"num", U"nummer", U"number", U"numero", U"numer", U"n", U"und", U"and", U"u", U"номер", U"ном", U"и",
};

constexpr const char32_t *faxes[] = {
    U"fax", U"telefax", U"faks", U"telefaks", U"faxnr", U"faxnummer", U"telecopie", U"telecopieur", U"факс", U"телефакс",
    U"φαξ", U"传真", U"傳真", U"ファックス",
};

// An extension that may follow without a blank in front, and be long: `ext=12345678901`.
constexpr const char32_t *extensions[] = {U"ext", U"extn", U"xt", U"extension", U"anexo", U"доб"};

constexpr const char32_t *inner[] = {
    U"x", U"int", U"interno", U"interne", U"app", U"apparat", U"dw", U"durchwahl", U"nebenstelle", U"nst", U"klappe", U"kl",
    U"poste", U"local", U"ramal", U"toestel", U"tst", U"lokal", U"anknytning", U"ankn", U"wew", U"wewn", U"wewnetrzny",
    U"linka", U"klapka", U"mellek", U"dahili", U"dah", U"вн", U"внутр", U"внутреннии", U"внутрішніи", U"добав", U"добавочныи",
};

template <size_t count>
bool is_among(const char32_t *const (&words)[count], const std::u32string &word) {
    return std::any_of(std::begin(words), std::end(words), [&](const char32_t *known) { return word == known; });
}

constexpr char latin_1[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyty";
constexpr char extended[] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuww"
    "yyyzzzzzzs";
static_assert(sizeof latin_1 == 0x20 + 1 && sizeof extended == 0x80 + 1);

}  // namespace

char32_t folded(char32_t c) {
    if (c >= 0x300 && c < 0x370) return 0;
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    if (c >= 0xC0 && c < 0x100) return c == 0xDF ? U's' : static_cast<char32_t>(latin_1[c & 0x1F]);
    if (c >= 0x100 && c < 0x180) return static_cast<char32_t>(extended[c - 0x100]);
    if (c >= 0x218 && c < 0x21C) return c < 0x21A ? U's' : U't';
    if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
    if (c >= 0x400 && c <= 0x40F) c += 0x50;
    if (c >= 0x410 && c <= 0x42F) c += 0x20;
    switch (c) {
    case U'ё': return U'е';
    case U'й': return U'и';
    case U'ї': return U'і';
    case U'ά': return U'α';
    case U'έ': return U'ε';
    case U'ή': return U'η';
    case U'ί': return U'ι';
    case U'ό': return U'ο';
    case U'ύ': return U'υ';
    case U'ώ': return U'ω';
    default: return c;
    }
}

LabelWord label_of(const std::u32string &word) {
    if (is_among(phones, word)) return LabelWord::phone;
    if (is_among(places, word)) return LabelWord::place;
    if (is_among(fillers, word)) return LabelWord::filler;
    return is_among(faxes, word) ? LabelWord::fax : LabelWord::unknown;
}

size_t most_after(const std::u32string &word) {
    if (is_among(extensions, word)) return 20;
    return is_among(inner, word) ? 9 : 0;
}
