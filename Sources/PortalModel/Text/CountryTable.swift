/// The countries and territories of ISO 3166-1, and Kosovo.
///
/// Written by `scripts/countries` from Debian's packages iso-codes and unicode-cldr-core.
package enum CountryTable {
    /// Alpha-2 code, and what it stands for: the alpha-3 code, then names by ISO 3166-1 and CLDR.
    ///
    /// They are in English, German, Russian and the official languages of the country, which has several lines if they need them.
    package static let countries = """
        AD AND; Andorra; Principality of Andorra; Fürstentum Andorra; Андорра; Княжество Андорра
        AE ARE; United Arab Emirates; Vereinigte Arabische Emirate; ОАЭ; Объединённые Арабские Эмираты; الإمارات العربية المتحدة
        AF AFG; Afghanistan; Islamic Republic of Afghanistan; Islamische Republik Afghanistan; Афганистан
        AF Исламская Республика Афганистан; افغانستان
        AG ATG; Antigua & Barbuda; Antigua and Barbuda; Antigua und Barbuda; Антигуа и Барбуда
        AI AIA; Anguilla; Ангилья; Ангвилла
        AL ALB; Albania; Republic of Albania; Albanien; Republik Albanien; Албания; Республика Албания; Shqipëri
        AM ARM; Armenia; Republic of Armenia; Armenien; Republik Armenien; Армения; Республика Армения; Հայաստան
        AO AGO; Angola; Republic of Angola; Republik Angola; Ангола; Республика Ангола
        AQ ATA; Antarctica; Antarktis; Антарктида; Антарктика
        AR ARG; Argentina; Argentine Republic; Argentinien; Argentinische Republik; Аргентина; Аргентинская Республика
        AS ASM; American Samoa; Amerikanisch-Samoa; Американское Самоа; Американские Самоа
        AT AUT; Austria; Republic of Austria; Österreich; Republik Österreich; Австрия; Австрийская Республика
        AU AUS; Australia; Australien; Австралия
        AW ABW; Aruba; Аруба
        AX ALA; Åland Islands; Ålandinseln; Åland-Inseln; Аландские о-ва; Аландские острова; Åland
        AZ AZE; Azerbaijan; Republic of Azerbaijan; Aserbaidschan; Republik Aserbaidschan; Азербайджан; Республика Азербайджан
        AZ Azərbaycan; Азәрбајҹан
        BA BIH; Bosnia & Herzegovina; Bosnia; Bosnia and Herzegovina; Republic of Bosnia and Herzegovina
        BA Bosnien und Herzegowina; Босния и Герцеговина; Республика Босния и Герцеговина; Bosna i Hercegovina
        BA Босна и Херцеговина
        BB BRB; Barbados; Барбадос
        BD BGD; Bangladesh; People's Republic of Bangladesh; Bangladesch; Volksrepublik Bangladesh; Бангладеш
        BD Народная Республика Бангладеш; বাংলাদেশ
        BE BEL; Belgium; Kingdom of Belgium; Belgien; Königreich Belgien; Бельгия; Королевство Бельгия; België; Belgique
        BF BFA; Burkina Faso; Буркина-Фасо
        BG BGR; Bulgaria; Republic of Bulgaria; Bulgarien; Republik Bulgarien; Болгария; Республика Болгария; България
        BH BHR; Bahrain; Kingdom of Bahrain; Königreich Bahrain; Бахрейн; Королевство Бахрейн; البحرين
        BI BDI; Burundi; Republic of Burundi; Republik Burundi; Бурунди; Республика Бурунди; Uburundi
        BJ BEN; Benin; Republic of Benin; Republik Benin; Бенин; Республика Бенин; Bénin
        BL BLM; St. Barthélemy; Saint Barthélemy; Saint-Barthélemy; Сен-Бартелеми; Сен-Бартельми
        BM BMU; Bermuda; Бермудские о-ва; Бермуды
        BN BRN; Brunei; Brunei Darussalam; Бруней-Даруссалам; Бруней Даруссалам
        BO BOL; Bolivia; Bolivia, Plurinational State of; Plurinational State of Bolivia; Bolivien
        BO Bolivien, Plurinationaler Staat; Plurinationaler Staat Bolivien; Боливия; Многонациональное Государство Боливия
        BQ BES; Caribbean Netherlands; Bonaire, Sint Eustatius and Saba; Karibische Niederlande
        BQ Bonaire, Sint Eustatius und Saba; Бонэйр, Синт-Эстатиус и Саба; Бонайре, Синт-Эстатиус и Саба; Caribisch Nederland
        BR BRA; Brazil; Federative Republic of Brazil; Brasilien; Föderative Republik Brasilien; Бразилия
        BR Федеративная Республика Бразилия; Brasil
        BS BHS; Bahamas; Commonwealth of the Bahamas; Commonwealth der Bahamas; Багамы; Содружество Багамских Островов
        BT BTN; Bhutan; Kingdom of Bhutan; Königreich Bhutan; Бутан; Королевство Бутан; འབྲུག
        BV BVT; Bouvet Island; Bouvetinsel; Bouvet-Insel; о-в Буве; Остров Буве
        BW BWA; Botswana; Republic of Botswana; Botsuana; Republik Botsuana; Ботсвана; Республика Ботсвана
        BY BLR; Belarus; Republic of Belarus; Republik Belarus; Беларусь; Республика Беларусь
        BZ BLZ; Belize; Белиз
        CA CAN; Canada; Kanada; Канада
        CC CCK; Cocos (Keeling) Islands; Kokosinseln; Kokos-(Keeling-)Inseln; Кокосовые о-ва; Кокосовые острова
        CD COD; Congo - Kinshasa; Congo (DRC); Congo, The Democratic Republic of the; Kongo-Kinshasa
        CD Kongo (Demokratische Republik); Demokratische Republik Kongo; Конго - Киншаса; Конго (ДРК)
        CD Демократическая Республика Конго; Congo-Kinshasa; Congo (RDC)
        CF CAF; Central African Republic; Zentralafrikanische Republik; Центрально-Африканская Республика
        CF République centrafricaine; Ködörösêse tî Bêafrîka
        CG COG; Congo - Brazzaville; Congo (Republic); Congo; Republic of the Congo; Kongo-Brazzaville; Kongo (Republik); Kongo
        CG Republik Kongo; Конго - Браззавиль; Республика Конго; Конго; Congo-Brazzaville; République du Congo
        CH CHE; Switzerland; Swiss Confederation; Schweiz; Schweizerische Eidgenossenschaft; Швейцария; Швейцарская Конфедерация
        CH Schwiiz; Suisse; Svizzera
        CI CIV; Côte d’Ivoire; Ivory Coast; Côte d'Ivoire; Republic of Côte d'Ivoire; Elfenbeinküste; Republik Côte d'Ivoire
        CI Кот-д’Ивуар; Кот-д'Ивуар; Республика Кот-д'Ивуар; ​​République de Côte d’Ivoire
        CK COK; Cook Islands; Cookinseln; Острова Кука
        CL CHL; Chile; Republic of Chile; Republik Chile; Чили; Республика Чили
        CM CMR; Cameroon; Republic of Cameroon; Kamerun; Republik Kamerun; Камерун; Республика Камерун; Cameroun
        CN CHN; China; People's Republic of China; Volksrepublik China; Китай; Китайская Народная Республика; 中国
        CO COL; Colombia; Republic of Colombia; Kolumbien; Republik Kolumbien; Колумбия; Республика Колумбия
        CR CRI; Costa Rica; Republic of Costa Rica; Republik Costa Rica; Коста-Рика; Республика Коста-Рика
        CU CUB; Cuba; Republic of Cuba; Kuba; Republik Kuba; Куба; Республика Куба
        CV CPV; Cape Verde; Cabo Verde; Republic of Cabo Verde; Kap Verde; Republik Kap Verde; Кабо-Верде; Республика Кабо-Верде
        CW CUW; Curaçao; Кюрасао
        CX CXR; Christmas Island; Weihnachtsinsel; Weihnachtsinseln; о-в Рождества; Остров Рождества
        CY CYP; Cyprus; Republic of Cyprus; Zypern; Republik Zypern; Кипр; Республика Кипр; Κύπρος; Kıbrıs
        CZ CZE; Czechia; Czech Republic; Tschechien; Tschechische Republik; Чехия; Чешская Республика; Česko; Česká republika
        DE DEU; Germany; Federal Republic of Germany; Deutschland; Bundesrepublik Deutschland; Германия
        DE Федеративная Республика Германия
        DJ DJI; Djibouti; Republic of Djibouti; Dschibuti; Republik Dschibuti; Джибути; Республика Джибути; جيبوتي
        DK DNK; Denmark; Kingdom of Denmark; Dänemark; Königreich Dänemark; Дания; Королевство Дания; Danmark
        DM DMA; Dominica; Commonwealth of Dominica; Commonwealth Dominica; Доминика; Содружество Доминики
        DO DOM; Dominican Republic; Dominikanische Republik; Доминиканская Республика; República Dominicana
        DZ DZA; Algeria; People's Democratic Republic of Algeria; Algerien; Demokratische Volksrepublik Algerien; Алжир
        DZ Алжирская Народная Демократическая Республика; الجزائر; Algérie
        EC ECU; Ecuador; Republic of Ecuador; Republik Ecuador; Эквадор; Республика Эквадор
        EE EST; Estonia; Republic of Estonia; Estland; Republik Estland; Эстония; Эстонская Республика; Eesti
        EG EGY; Egypt; Arab Republic of Egypt; Ägypten; Arabische Republik Ägypten; Египет; Арабская Республика Египет; مصر
        EH ESH; Western Sahara; Westsahara; Западная Сахара; الصحراء الغربية
        ER ERI; Eritrea; the State of Eritrea; Staat Eritrea; Эритрея; Государство Эритрея; ኤርትራ; إريتريا
        ES ESP; Spain; Kingdom of Spain; Spanien; Königreich Spanien; Испания; Королевство Испания; España
        ET ETH; Ethiopia; Federal Democratic Republic of Ethiopia; Äthiopien; Demokratische Bundesrepublik Äthiopien; Эфиопия
        ET Федеративная Демократическая Республика Эфиопия; ኢትዮጵያ
        FI FIN; Finland; Republic of Finland; Finnland; Republik Finnland; Финляндия; Финляндская Республика; Suomi
        FJ FJI; Fiji; Republic of Fiji; Fidschi; Republik Fidschi; Фиджи; Республика Фиджи
        FK FLK; Falkland Islands; Falkland Islands (Islas Malvinas); Falkland Islands (Malvinas); Falklandinseln
        FK Falklandinseln (Malwinen); Фолклендские о-ва; Фолклендские (Мальвинские) о-ва; Фолклендские (Мальвинские) острова
        FM FSM; Micronesia; Micronesia, Federated States of; Federated States of Micronesia; Mikronesien
        FM Mikronesien, Föderierte Staaten von; Föderierte Staaten von Mikronesien; Федеративные Штаты Микронезии
        FO FRO; Faroe Islands; Färöer; Färöer-Inseln; Фарерские о-ва; Фарерские острова; Føroyar
        FR FRA; France; French Republic; Frankreich; Französische Republik; Франция; Французская Республика
        GA GAB; Gabon; Gabonese Republic; Gabun; Gabunische Republik; Габон; Габонская Республика
        GB GBR; United Kingdom; UK; United Kingdom of Great Britain and Northern Ireland; Vereinigtes Königreich
        GB Vereinigtes Königreich Großbritannien und Nordirland; Великобритания; Британия; Соединённое Королевство
        GB Соединённое Королевство Великобритании и Северной Ирландии
        GD GRD; Grenada; Гренада
        GE GEO; Georgia; Georgien; Грузия; საქართველო
        GF GUF; French Guiana; Französisch-Guayana; Französisch-Guyana; Французская Гвиана; Guyane française
        GG GGY; Guernsey; Гернси
        GH GHA; Ghana; Republic of Ghana; Republik Ghana; Гана; Республика Гана
        GI GIB; Gibraltar; Гибралтар
        GL GRL; Greenland; Grönland; Гренландия; Kalaallit Nunaat
        GM GMB; Gambia; Republic of the Gambia; Republik Gambia; Гамбия; Республика Гамбия
        GN GIN; Guinea; Republic of Guinea; Republik Guinea; Гвинея; Гвинейская Республика; Guinée
        GP GLP; Guadeloupe; Гваделупа
        GQ GNQ; Equatorial Guinea; Republic of Equatorial Guinea; Äquatorialguinea; Republik Äquatorialguinea
        GQ Экваториальная Гвинея; Республика Экваториальная Гвинея; Guinea Ecuatorial; Guinée équatoriale; Guiné Equatorial
        GR GRC; Greece; Hellenic Republic; Griechenland; Hellenische Republik; Греция; Греческая Республика; Ελλάδα
        GS SGS; South Georgia & South Sandwich Islands; South Georgia and the South Sandwich Islands
        GS Südgeorgien und die Südlichen Sandwichinseln; South Georgia und die Südlichen Sandwichinseln
        GS Южная Георгия и Южные Сандвичевы о-ва; Южная Джорджия и Южные Сандвичевы острова
        GT GTM; Guatemala; Republic of Guatemala; Republik Guatemala; Гватемала; Республика Гватемала
        GU GUM; Guam; Гуам
        GW GNB; Guinea-Bissau; Republic of Guinea-Bissau; Republik Guinea-Bissau; Гвинея-Бисау; Республика Гвинея-Бисау
        GW Guiné-Bissau
        GY GUY; Guyana; Republic of Guyana; Kooperative Republik Guyana; Гайана; Республика Гайана
        HK HKG; Hong Kong SAR China; Hong Kong; Hong Kong Special Administrative Region of China
        HK Sonderverwaltungsregion Hongkong; Hongkong; Гонконг (САР); Гонконг; Осо́бый административный район Гонконг; 中國香港特別行政區
        HK 香港
        HM HMD; Heard & McDonald Islands; Heard Island and McDonald Islands; Heard und McDonaldinseln; о-ва Херд и Макдональд
        HM Остров Херд и острова МакДональд
        HN HND; Honduras; Republic of Honduras; Republik Honduras; Гондурас; Республика Гондурас
        HR HRV; Croatia; Republic of Croatia; Kroatien; Republik Kroatien; Хорватия; Республика Хорватия; Hrvatska
        HT HTI; Haiti; Republic of Haiti; Republik Haiti; Гаити; Республика Гаити; Haïti
        HU HUN; Hungary; Ungarn; Венгрия; Magyarország
        ID IDN; Indonesia; Republic of Indonesia; Indonesien; Republik Indonesien; Индонезия; Республика Индонезия
        IE IRL; Ireland; Irland; Ирландия; Éire
        IL ISR; Israel; State of Israel; Staat Israel; Израиль; Государство Израиль; ישראל; إسرائيل
        IM IMN; Isle of Man; Insel Man; о-в Мэн; Остров Мэн; Ellan Vannin
        IN IND; India; Republic of India; Indien; Republik Indien; Индия; Республика Индия; भारत
        IO IOT; British Indian Ocean Territory; Britisches Territorium im Indischen Ozean
        IO Британская территория в Индийском океане; Британская территория Индийского океана
        IQ IRQ; Iraq; Republic of Iraq; Irak; Republik Irak; Ирак; Иракская Республика; العراق
        IR IRN; Iran; Iran, Islamic Republic of; Islamic Republic of Iran; Iran, Islamische Republik; Islamische Republik Iran
        IR Иран; Исламская Респу́блика Иран; ایران
        IS ISL; Iceland; Republic of Iceland; Island; Republik Island; Исландия; Республика Исландия; Ísland
        IT ITA; Italy; Italian Republic; Italien; Italienische Republik; Италия; Итальянская Республика; Italia
        JE JEY; Jersey; Джерси
        JM JAM; Jamaica; Jamaika; Ямайка
        JO JOR; Jordan; Hashemite Kingdom of Jordan; Jordanien; Haschemitisches Königreich Jordanien; Иордания
        JO Иорданское Хашимитское Королевство; الأردن
        JP JPN; Japan; Япония; 日本
        KE KEN; Kenya; Republic of Kenya; Kenia; Republik Kenia; Кения; Республика Кения
        KG KGZ; Kyrgyzstan; Kyrgyz Republic; Kirgisistan; Kirgisische Republik; Киргизия; Республика Кыргызстан; Кыргызстан
        KH KHM; Cambodia; Kingdom of Cambodia; Kambodscha; Königreich Kambodscha; Камбоджа; Королевство Камбоджа; កម្ពុជា
        KI KIR; Kiribati; Republic of Kiribati; Republik Kiribati; Кирибати; Республика Кирибати
        KM COM; Comoros; Union of the Comoros; Komoren; Vereinigung der Komoren; Коморы; Союз Коморских Островов; جزر القمر
        KM Comores
        KN KNA; St. Kitts & Nevis; Saint Kitts and Nevis; St. Kitts und Nevis; Сент-Китс и Невис
        KP PRK; North Korea; Korea, Democratic People's Republic of; Democratic People's Republic of Korea; Nordkorea
        KP Korea, Demokratische Volksrepublik; Demokratische Volksrepublik Korea; КНДР
        KP Корейская Народно-Демократическая Республика; Северная Корея; 북한
        KR KOR; South Korea; Korea, Republic of; Südkorea; Korea, Republik; Республика Корея; Южная Корея; 대한민국
        KW KWT; Kuwait; State of Kuwait; Staat Kuwait; Кувейт; Государство Кувейт; الكويت
        KY CYM; Cayman Islands; Kaimaninseln; Cayman-Inseln; Острова Кайман; Каймановы острова
        KZ KAZ; Kazakhstan; Republic of Kazakhstan; Kasachstan; Republik Kasachstan; Казахстан; Республика Казахстан; Қазақстан
        LA LAO; Laos; Lao People's Democratic Republic; Laos, Demokratische Volksrepublik; Лаос
        LA Лаосская Народно-Демократическая Республика; ລາວ
        LB LBN; Lebanon; Lebanese Republic; Libanon; Libanesische Republik; Ливан; Ливанская Республика; لبنان
        LC LCA; St. Lucia; Saint Lucia; Сент-Люсия
        LI LIE; Liechtenstein; Principality of Liechtenstein; Fürstentum Liechtenstein; Лихтенштейн; Княжество Лихтенштейн
        LI Liächteschtäi
        LK LKA; Sri Lanka; Democratic Socialist Republic of Sri Lanka; Demokratische sozialistische Republik Sri Lanka
        LK Шри-Ланка; Демократическая Социалистическая Республика Шри-Ланка; ශ්‍රී ලංකාව; இலங்கை
        LR LBR; Liberia; Republic of Liberia; Republik Liberia; Либерия; Республика Либерия
        LS LSO; Lesotho; Kingdom of Lesotho; Königreich Lesotho; Лесото; Королевство Лесото
        LT LTU; Lithuania; Republic of Lithuania; Litauen; Republik Litauen; Литва; Литовская Республика; Lietuva
        LU LUX; Luxembourg; Grand Duchy of Luxembourg; Luxemburg; Großherzogtum Luxemburg; Люксембург
        LU Великое Герцогство Люксембург; Lëtzebuerg
        LV LVA; Latvia; Republic of Latvia; Lettland; Republik Lettland; Латвия; Латвийская Республика; Latvija
        LY LBY; Libya; Libyen; Ливия; ليبيا
        MA MAR; Morocco; Kingdom of Morocco; Marokko; Königreich Marokko; Марокко; Королевство Марокко; المغرب; Maroc; Meṛṛuk
        MC MCO; Monaco; Principality of Monaco; Fürstentum Monaco; Монако; Княжество Монако
        MD MDA; Moldova; Moldova, Republic of; Republic of Moldova; Republik Moldau; Moldau, Republik; Moldau; Молдова
        MD Республика Молдова; Молдавия; Republica Moldova
        ME MNE; Montenegro; Черногория; Crna Gora
        MF MAF; St. Martin; Saint Martin (French part); Saint Martin (Französischer Teil); Сен-Мартен; Сен-Мартен (Франция)
        MF Saint-Martin
        MG MDG; Madagascar; Republic of Madagascar; Madagaskar; Republik Madagaskar; Мадагаскар; Республика Мадагаскар
        MG Madagasikara
        MH MHL; Marshall Islands; Republic of the Marshall Islands; Marshallinseln; Republik Marshallinseln; Маршалловы Острова
        MH Респу́блика Маршалловы Острова
        MK MKD; North Macedonia; Republic of North Macedonia; Nordmazedonien; Republik Nordmazedonien; Северная Македония
        MK Республика Северная Македония; Северна Македонија
        ML MLI; Mali; Republic of Mali; Republik Mali; Мали; Республика Мали
        MM MMR; Myanmar (Burma); Myanmar; Republic of Myanmar; Republik Myanmar; Мьянма (Бирма); Мьянма; Республика Мьянма
        MM မြန်မာ
        MN MNG; Mongolia; Mongolei; Монголия; Монгол
        MO MAC; Macao SAR China; Macao; Macao Special Administrative Region of China; Sonderverwaltungsregion Macau; Macau
        MO Sonderverwaltungsregion Macao; Макао (САР); Макао; Специальный Административный район Макао; 中國澳門特別行政區; 澳門
        MO Macau, RAE da China
        MP MNP; Northern Mariana Islands; Commonwealth of the Northern Mariana Islands; Nördliche Marianen
        MP Commonwealth Nördliche Mariana-Inseln; Северные Марианские о-ва; Острова северной Марианы
        MP Содружество Северных Марианских островов
        MQ MTQ; Martinique; Мартиника
        MR MRT; Mauritania; Islamic Republic of Mauritania; Mauretanien; Islamische Republik Mauretanien; Мавритания
        MR Исламская Республика Мавритания; موريتانيا
        MS MSR; Montserrat; Монтсеррат
        MT MLT; Malta; Republic of Malta; Republik Malta; Мальта; Республика Мальта
        MU MUS; Mauritius; Republic of Mauritius; Republik Mauritius; Маврикий; Республика Маврикий; Maurice
        MV MDV; Maldives; Republic of Maldives; Malediven; Republik Malediven; Мальдивы; Мальдивская Республика
        MW MWI; Malawi; Republic of Malawi; Republik Malawi; Малави; Республика Малави
        MX MEX; Mexico; United Mexican States; Mexiko; Vereinigte Mexikanische Staaten; Мексика; Мексиканские Соединённые Штаты
        MX México
        MY MYS; Malaysia; Малайзия
        MZ MOZ; Mozambique; Republic of Mozambique; Mosambik; Republik Mosambik; Мозамбик; Республика Мозамбик; Moçambique
        NA NAM; Namibia; Republic of Namibia; Republik Namibia; Намибия; Республика Намибия
        NC NCL; New Caledonia; Neukaledonien; Новая Каледония; Nouvelle-Calédonie
        NE NER; Niger; Republic of the Niger; Republik Niger; Нигер; Республика Нигер
        NF NFK; Norfolk Island; Norfolkinsel; о-в Норфолк; Остров Норфолк
        NG NGA; Nigeria; Federal Republic of Nigeria; Bundesrepublik Nigeria; Нигерия; Федеративная Республика Нигерия; Nàìjíríà
        NI NIC; Nicaragua; Republic of Nicaragua; Republik Nicaragua; Никарагуа; Республика Никарагуа
        NL NLD; Netherlands; Kingdom of the Netherlands; Niederlande; Königreich der Niederlande; Нидерланды
        NL Королевство Нидерландов; Nederland
        NO NOR; Norway; Kingdom of Norway; Norwegen; Königreich Norwegen; Норвегия; Королевство Норвегия; Norge; Noreg
        NP NPL; Nepal; Federal Democratic Republic of Nepal; Demokratische Bundesrepublik Nepal; Непал
        NP Федеративная Демократическая Республика Непал; नेपाल
        NR NRU; Nauru; Republic of Nauru; Republik Nauru; Науру; Республика Науру
        NU NIU; Niue; Ниуэ
        NZ NZL; New Zealand; Neuseeland; Новая Зеландия; Aotearoa
        OM OMN; Oman; Sultanate of Oman; Sultanat Oman; Оман; Султанат Оман; عُمان
        PA PAN; Panama; Republic of Panama; Republik Panama; Панама; Республика Панама; Panamá
        PE PER; Peru; Republic of Peru; Republik Peru; Перу; Республика Перу; Perú
        PF PYF; French Polynesia; Französisch-Polynesien; Французская Полинезия; Polynésie française
        PG PNG; Papua New Guinea; Independent State of Papua New Guinea; Papua-Neuguinea; Unabhängiger Staat Papua-Neuguinea
        PG Папуа — Новая Гвинея; Независимое Государство Папуа — Новая Гвинея
        PH PHL; Philippines; Republic of the Philippines; Philippinen; Republik der Philippinen; Филиппины; Республика Филиппины
        PH Pilipinas
        PK PAK; Pakistan; Islamic Republic of Pakistan; Islamische Republik Pakistan; Пакистан; Исламская Республика Пакистан
        PK پاکستان
        PL POL; Poland; Republic of Poland; Polen; Republik Polen; Польша; Республика Польша; Polska
        PM SPM; St. Pierre & Miquelon; Saint Pierre and Miquelon; St. Pierre und Miquelon; Сен-Пьер и Микелон
        PM Saint-Pierre-et-Miquelon
        PN PCN; Pitcairn Islands; Pitcairn; Pitcairninseln; о-ва Питкэрн; Питкэрн
        PR PRI; Puerto Rico; Пуэрто-Рико
        PS PSE; Palestinian Territories; Palestine; Palestine, State of; the State of Palestine
        PS Palästinensische Autonomiegebiete; Palästina; Palästina, Staat; Staat Palästina; Палестинские территории; Палестина
        PS Государство Палестина; الأراضي الفلسطينية; فلسطين
        PT PRT; Portugal; Portuguese Republic; Portugiesische Republik; Португалия; Португальская Республика
        PW PLW; Palau; Republic of Palau; Republik Palau; Палау; Республика Палау
        PY PRY; Paraguay; Republic of Paraguay; Republik Paraguay; Парагвай; Республика Парагвай
        QA QAT; Qatar; State of Qatar; Katar; Staat Katar; Катар; Государство Катар; قطر
        RE REU; Réunion; Реюньон; La Réunion
        RO ROU; Romania; Rumänien; Румыния; România
        RS SRB; Serbia; Republic of Serbia; Serbien; Republik Serbien; Сербия; Республика Сербия; Србија; Srbija
        RU RUS; Russia; Russian Federation; Russland; Russische Föderation; Россия; Российская Федерация
        RW RWA; Rwanda; Rwandese Republic; Ruanda; Republik Ruanda; Руанда; Руандийская Республика; U Rwanda
        SA SAU; Saudi Arabia; Kingdom of Saudi Arabia; Saudi-Arabien; Königreich Saudi-Arabien; Саудовская Аравия
        SA Королевство Саудовская Аравия; المملكة العربية السعودية
        SB SLB; Solomon Islands; Salomonen; Salomoninseln; Соломоновы Острова
        SC SYC; Seychelles; Republic of Seychelles; Seychellen; Republik Seychellen; Сейшельские Острова; Сейшелы
        SC Республика Сейшельские Острова
        SD SDN; Sudan; Republic of the Sudan; Republik Sudan; Судан; Республика Судан; السودان
        SE SWE; Sweden; Kingdom of Sweden; Schweden; Königreich Schweden; Швеция; Королевство Швеция; Sverige
        SG SGP; Singapore; Republic of Singapore; Singapur; Republik Singapur; Сингапур; Республика Сингапур; 新加坡; Singapura
        SG சிங்கப்பூர்
        SH SHN; St. Helena; Saint Helena, Ascension and Tristan da Cunha; St. Helena, Ascension und Tristan da Cunha
        SH о-в Св. Елены; Остров Святой Елены, Остров Вознесения и Тристан-да-Кунья
        SI SVN; Slovenia; Republic of Slovenia; Slowenien; Republik Slowenien; Словения; Республика Словения; Slovenija
        SJ SJM; Svalbard & Jan Mayen; Svalbard and Jan Mayen; Spitzbergen und Jan Mayen; Svalbard und Jan Mayen
        SJ Шпицберген и Ян-Майен
        SK SVK; Slovakia; Slovak Republic; Slowakei; Slowakische Republik; Словакия; Словацкая Республика; Slovensko
        SL SLE; Sierra Leone; Republic of Sierra Leone; Republik Sierra Leone; Сьерра-Леоне; Республика Сьерра-Леоне
        SM SMR; San Marino; Republic of San Marino; Republik San Marino; Сан-Марино; Республика Сан-Марино
        SN SEN; Senegal; Republic of Senegal; Republik Senegal; Сенегал; Республика Сенегал; Senegaal; Sénégal
        SO SOM; Somalia; Federal Republic of Somalia; Bundesrepublik Somalia; Сомали; Федеративная Республика Сомали; Soomaaliya
        SO الصومال
        SR SUR; Suriname; Republic of Suriname; Republik Suriname; Суринам; Республика Суринам
        SS SSD; South Sudan; Republic of South Sudan; Südsudan; Republik Südsudan; Южный Судан; Республика Южный Судан
        ST STP; São Tomé & Príncipe; Sao Tome and Principe; Democratic Republic of Sao Tome and Principe; São Tomé und Príncipe
        ST Demokratische Republik São Tomé und Príncipe; Сан-Томе и Принсипи; Демократическая Республика Сан-Томе и Принсипи
        ST São Tomé e Príncipe
        SV SLV; El Salvador; Republic of El Salvador; Republik El Salvador; Сальвадор; Республика Эль-Сальвадор
        SX SXM; Sint Maarten; Sint Maarten (Dutch part); Saint-Martin (Niederländischer Teil); Синт-Мартен
        SX Синт-Мартен (голландская часть); Sint-Maarten
        SY SYR; Syria; Syrian Arab Republic; Syrien; Syrien, Arabische Republik; Сирия; Сирийская Арабская Республика; سوريا
        SY Syrie
        SZ SWZ; Eswatini; Swaziland; Kingdom of Eswatini; Swasiland; Königreich Eswatini; Эсватини; Свазиленд
        SZ Королевство Эсватини
        TC TCA; Turks & Caicos Islands; Turks and Caicos Islands; Turks- und Caicosinseln; о-ва Тёркс и Кайкос
        TC Острова Туркс и Каикос
        TD TCD; Chad; Republic of Chad; Tschad; Republik Tschad; Чад; Республика Чад; Tchad; تشاد
        TF ATF; French Southern Territories; Französische Süd- und Antarktisgebiete; Французские Южные территории
        TG TGO; Togo; Togolese Republic; Republik Togo; Того; Тоголезская Республика
        TH THA; Thailand; Kingdom of Thailand; Königreich Thailand; Таиланд; Королевство Таиланд; ไทย
        TJ TJK; Tajikistan; Republic of Tajikistan; Tadschikistan; Republik Tadschikistan; Таджикистан; Республика Таджикистан
        TJ Тоҷикистон
        TK TKL; Tokelau; Токелау
        TL TLS; Timor-Leste; East Timor; Democratic Republic of Timor-Leste; Osttimor; Demokratische Republik Timor-Leste
        TL Восточный Тимор; Тимор-Лесте; Демократическая Республика Восточный Тимор; República Democrática de Timor-Leste
        TM TKM; Turkmenistan; Туркменистан; Türkmenistan
        TN TUN; Tunisia; Republic of Tunisia; Tunesien; Tunesische Republik; Тунис; Тунисская Республика; تونس; Tunisie
        TO TON; Tonga; Kingdom of Tonga; Königreich Tonga; Тонга; Королевство Тонга
        TR TUR; Turkey; Türkiye; Republic of Türkiye; Türkei; Republik Türkei; Турция
        TT TTO; Trinidad & Tobago; Trinidad and Tobago; Republic of Trinidad and Tobago; Trinidad und Tobago
        TT Republik Trinidad und Tobago; Тринидад и Тобаго; Республика Тринидад и Тобаго
        TV TUV; Tuvalu; Тувалу
        TW TWN; Taiwan; Taiwan, Province of China; Taiwan, Chinesische Provinz; Тайвань; Китайская провинция Тайвань; 台灣
        TZ TZA; Tanzania; Tanzania, United Republic of; United Republic of Tanzania; Tansania; Tansania, Vereinigte Republik
        TZ Vereinigte Republik Tansania; Танзания; Объединённая Республика Танзания
        UA UKR; Ukraine; Украина; Україна
        UG UGA; Uganda; Republic of Uganda; Republik Uganda; Уганда; Республика Уганда
        UM UMI; U.S. Outlying Islands; United States Minor Outlying Islands; Amerikanische Überseeinseln
        UM Внешние малые о-ва (США); Соединенные штаты Малых Удаленных островов
        US USA; United States; US; United States of America; Vereinigte Staaten; USA; Vereinigte Staaten von Amerika
        US Соединенные Штаты; США; Соединённые штаты; Соединённые Штаты Америки
        UY URY; Uruguay; Eastern Republic of Uruguay; Republik Östlich des Uruguay; Уругвай; Восточная республика Уругвай
        UZ UZB; Uzbekistan; Republic of Uzbekistan; Usbekistan; Republik Usbekistan; Узбекистан; Республика Узбекистан
        UZ Oʻzbekiston; Ўзбекистон
        VA VAT; Vatican City; Holy See (Vatican City State); Vatikanstadt; Heiliger Stuhl (Staat Vatikanstadt); Ватикан
        VA Государство-город Ватикан; Città del Vaticano
        VC VCT; St. Vincent & Grenadines; Saint Vincent and the Grenadines; St. Vincent und die Grenadinen
        VC Сент-Винсент и Гренадины
        VE VEN; Venezuela; Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela; Venezuela, Bolivarische Republik
        VE Bolivarische Republik Venezuela; Венесуэла; Боливарианская Республика Венесуэла
        VG VGB; British Virgin Islands; Virgin Islands, British; Britische Jungferninseln; Виргинские о-ва (Великобритания)
        VG Виргинские острова (Британия); Британские Виргинские Острова
        VI VIR; U.S. Virgin Islands; Virgin Islands, U.S.; Virgin Islands of the United States; Amerikanische Jungferninseln
        VI Виргинские о-ва (США); Виргинские острова (США); Американские Виргинские острова
        VN VNM; Vietnam; Viet Nam; Socialist Republic of Viet Nam; Sozialistische Republik Vietnam; Вьетнам
        VN Социалистическая Республика Вьетнам; Việt Nam
        VU VUT; Vanuatu; Republic of Vanuatu; Republik Vanuatu; Вануату; Республика Вануату
        WF WLF; Wallis & Futuna; Wallis and Futuna; Wallis und Futuna; Уоллис и Футуна; Уоллес и Футана; Wallis-et-Futuna
        WS WSM; Samoa; Independent State of Samoa; Unabhängiger Staat Samoa; Самоа; Независимое Государство Самоа
        XK XKX; Kosovo; Косово; Kosovë
        YE YEM; Yemen; Republic of Yemen; Jemen; Republik Jemen; Йемен; Йеменская Республика; اليمن
        YT MYT; Mayotte; Майотта; Майот
        ZA ZAF; South Africa; Republic of South Africa; Südafrika; Republik Südafrika; Южно-Африканская Республика; Южная Африка
        ZM ZMB; Zambia; Republic of Zambia; Sambia; Republik Sambia; Замбия; Республика Замбия
        ZW ZWE; Zimbabwe; Republic of Zimbabwe; Simbabwe; Republik Simbabwe; Зимбабве; Республика Зимбабве
        """
}
