/// The countries and territories of ISO 3166-1, and Kosovo.
///
/// Written by `scripts/countries` from Debian's packages iso-codes and unicode-cldr-core.
package enum CountryTable {
    /// Alpha-2 code, alpha-3 code, and names by ISO 3166-1 and CLDR.
    ///
    /// They are in English, German, Russian and the official languages of the country, which has several lines if they need them.
    package static let countries = """
        AD AND Principality of Andorra; Fürstentum Andorra; Андорра; Княжество Андорра; Andorra
        AE ARE United Arab Emirates; Vereinigte Arabische Emirate; ОАЭ; Объединённые Арабские Эмираты; الإمارات العربية المتحدة
        AF AFG Islamic Republic of Afghanistan; Afghanistan; Islamische Republik Afghanistan; Афганистан
        AF AFG Исламская Республика Афганистан; افغانستان
        AG ATG Antigua und Barbuda; Антигуа и Барбуда; Antigua & Barbuda; Antigua and Barbuda
        AI AIA Ангилья; Ангвилла; Anguilla
        AL ALB Albania; Republic of Albania; Albanien; Republik Albanien; Албания; Республика Албания; Shqipëri
        AM ARM Armenia; Republic of Armenia; Armenien; Republik Armenien; Армения; Республика Армения; Հայաստան
        AO AGO Republic of Angola; Republik Angola; Ангола; Республика Ангола; Angola
        AQ ATA Antarctica; Antarktis; Антарктида; Антарктика
        AR ARG Argentine Republic; Argentinien; Argentinische Republik; Аргентина; Аргентинская Республика; Argentina
        AS ASM Amerikanisch-Samoa; Американское Самоа; Американские Самоа; American Samoa
        AT AUT Austria; Republic of Austria; Австрия; Австрийская Республика; Österreich; Republik Österreich
        AU AUS Australien; Австралия; Australia
        AW ABW Аруба; Aruba
        AX ALA Åland Islands; Ålandinseln; Åland-Inseln; Аландские о-ва; Аландские острова; Åland
        AZ AZE Azerbaijan; Republic of Azerbaijan; Aserbaidschan; Republik Aserbaidschan; Азербайджан; Республика Азербайджан
        AZ AZE Azərbaycan; Азәрбајҹан
        BA BIH Bosnia & Herzegovina; Bosnia; Bosnia and Herzegovina; Republic of Bosnia and Herzegovina; Bosnien und Herzegowina
        BA BIH Босния и Герцеговина; Республика Босния и Герцеговина; Босна и Херцеговина; Bosna i Hercegovina
        BB BRB Барбадос; Barbados
        BD BGD Bangladesh; People's Republic of Bangladesh; Bangladesch; Volksrepublik Bangladesh; Бангладеш
        BD BGD Народная Республика Бангладеш; বাংলাদেশ
        BE BEL Belgium; Kingdom of Belgium; Бельгия; Королевство Бельгия; België; Belgique; Belgien; Königreich Belgien
        BF BFA Буркина-Фасо; Burkina Faso
        BG BGR Bulgaria; Republic of Bulgaria; Bulgarien; Republik Bulgarien; Болгария; Республика Болгария; България
        BH BHR Kingdom of Bahrain; Bahrain; Königreich Bahrain; Бахрейн; Королевство Бахрейн; البحرين
        BI BDI Republik Burundi; Бурунди; Республика Бурунди; Uburundi; Burundi; Republic of Burundi
        BJ BEN Republic of Benin; Benin; Republik Benin; Бенин; Республика Бенин; Bénin
        BL BLM Saint Barthélemy; St. Barthélemy; Сен-Бартелеми; Сен-Бартельми; Saint-Barthélemy
        BM BMU Бермудские о-ва; Бермуды; Bermuda
        BN BRN Brunei Darussalam; Бруней-Даруссалам; Бруней Даруссалам; Brunei
        BO BOL Bolivia, Plurinational State of; Plurinational State of Bolivia; Bolivien, Plurinationaler Staat; Bolivien
        BO BOL Plurinationaler Staat Bolivien; Боливия; Многонациональное Государство Боливия; Bolivia
        BQ BES Caribbean Netherlands; Bonaire, Sint Eustatius and Saba; Karibische Niederlande; Bonaire, Sint Eustatius und Saba
        BQ BES Бонэйр, Синт-Эстатиус и Саба; Бонайре, Синт-Эстатиус и Саба; Caribisch Nederland
        BR BRA Brazil; Federative Republic of Brazil; Brasilien; Föderative Republik Brasilien; Бразилия
        BR BRA Федеративная Республика Бразилия; Brasil
        BS BHS Commonwealth der Bahamas; Багамы; Содружество Багамских Островов; Bahamas; Commonwealth of the Bahamas
        BT BTN Kingdom of Bhutan; Bhutan; Königreich Bhutan; Бутан; Королевство Бутан; འབྲུག
        BV BVT Bouvet Island; Bouvetinsel; Bouvet-Insel; о-в Буве; Остров Буве
        BW BWA Botsuana; Republik Botsuana; Ботсвана; Республика Ботсвана; Botswana; Republic of Botswana
        BY BLR Republic of Belarus; Belarus; Republik Belarus; Беларусь; Республика Беларусь
        BZ BLZ Белиз; Belize
        CA CAN Kanada; Канада; Canada
        CC CCK Kokosinseln; Kokos-(Keeling-)Inseln; Кокосовые о-ва; Кокосовые острова; Cocos (Keeling) Islands
        CD COD Congo - Kinshasa; Congo (DRC); Congo, The Democratic Republic of the; Kongo-Kinshasa
        CD COD Kongo (Demokratische Republik); Demokratische Republik Kongo; Конго - Киншаса; Конго (ДРК)
        CD COD Демократическая Республика Конго; Congo-Kinshasa; Congo (RDC)
        CF CAF Central African Republic; Zentralafrikanische Republik; Центрально-Африканская Республика
        CF CAF République centrafricaine; Ködörösêse tî Bêafrîka
        CG COG Congo - Brazzaville; Congo (Republic); Congo; Republic of the Congo; Kongo-Brazzaville; Kongo (Republik); Kongo
        CG COG Republik Kongo; Конго - Браззавиль; Конго; Республика Конго; Congo-Brazzaville; République du Congo
        CH CHE Switzerland; Swiss Confederation; Швейцария; Швейцарская Конфедерация; Schweiz; Schweizerische Eidgenossenschaft
        CH CHE Schwiiz; Suisse; Svizzera
        CI CIV Ivory Coast; Republic of Côte d'Ivoire; Elfenbeinküste; Côte d'Ivoire; Republik Côte d'Ivoire; Кот-д’Ивуар
        CI CIV Кот-д'Ивуар; Республика Кот-д'Ивуар; Côte d’Ivoire; ​​République de Côte d’Ivoire
        CK COK Cookinseln; Острова Кука; Cook Islands
        CL CHL Republic of Chile; Republik Chile; Чили; Республика Чили; Chile
        CM CMR Kamerun; Republik Kamerun; Камерун; Республика Камерун; Cameroun; Cameroon; Republic of Cameroon
        CN CHN People's Republic of China; China; Volksrepublik China; Китай; Китайская Народная Республика; 中国
        CO COL Republic of Colombia; Kolumbien; Republik Kolumbien; Колумбия; Республика Колумбия; Colombia
        CR CRI Republic of Costa Rica; Republik Costa Rica; Коста-Рика; Республика Коста-Рика; Costa Rica
        CU CUB Republic of Cuba; Kuba; Republik Kuba; Куба; Республика Куба; Cuba
        CV CPV Cape Verde; Republic of Cabo Verde; Kap Verde; Republik Kap Verde; Кабо-Верде; Республика Кабо-Верде; Cabo Verde
        CW CUW Кюрасао; Curaçao
        CX CXR Weihnachtsinsel; Weihnachtsinseln; о-в Рождества; Остров Рождества; Christmas Island
        CY CYP Cyprus; Republic of Cyprus; Zypern; Republik Zypern; Кипр; Республика Кипр; Κύπρος; Kıbrıs
        CZ CZE Czechia; Czech Republic; Tschechien; Tschechische Republik; Чехия; Чешская Республика; Česko; Česká republika
        DE DEU Germany; Federal Republic of Germany; Германия; Федеративная Республика Германия; Deutschland
        DE DEU Bundesrepublik Deutschland
        DJ DJI Republic of Djibouti; Dschibuti; Republik Dschibuti; Джибути; Республика Джибути; جيبوتي; Djibouti
        DK DNK Denmark; Kingdom of Denmark; Dänemark; Königreich Dänemark; Дания; Королевство Дания; Danmark
        DM DMA Commonwealth Dominica; Доминика; Содружество Доминики; Dominica; Commonwealth of Dominica
        DO DOM Dominican Republic; Dominikanische Republik; Доминиканская Республика; República Dominicana
        DZ DZA Algeria; People's Democratic Republic of Algeria; Algerien; Demokratische Volksrepublik Algerien; Алжир
        DZ DZA Алжирская Народная Демократическая Республика; الجزائر; Algérie
        EC ECU Republic of Ecuador; Republik Ecuador; Эквадор; Республика Эквадор; Ecuador
        EE EST Estonia; Republic of Estonia; Estland; Republik Estland; Эстония; Эстонская Республика; Eesti
        EG EGY Egypt; Arab Republic of Egypt; Ägypten; Arabische Republik Ägypten; Египет; Арабская Республика Египет; مصر
        EH ESH Western Sahara; Westsahara; Западная Сахара; الصحراء الغربية
        ER ERI Staat Eritrea; Эритрея; Государство Эритрея; ኤርትራ; Eritrea; the State of Eritrea; إريتريا
        ES ESP Spain; Kingdom of Spain; Spanien; Königreich Spanien; Испания; Королевство Испания; España
        ET ETH Ethiopia; Federal Democratic Republic of Ethiopia; Äthiopien; Demokratische Bundesrepublik Äthiopien; Эфиопия
        ET ETH Федеративная Демократическая Республика Эфиопия; ኢትዮጵያ
        FI FIN Republic of Finland; Finnland; Republik Finnland; Финляндия; Финляндская Республика; Suomi; Finland
        FJ FJI Fidschi; Republik Fidschi; Фиджи; Республика Фиджи; Fiji; Republic of Fiji
        FK FLK Falklandinseln; Falklandinseln (Malwinen); Фолклендские о-ва; Фолклендские (Мальвинские) о-ва
        FK FLK Фолклендские (Мальвинские) острова; Falkland Islands; Falkland Islands (Islas Malvinas)
        FK FLK Falkland Islands (Malvinas)
        FM FSM Mikronesien; Mikronesien, Föderierte Staaten von; Föderierte Staaten von Mikronesien
        FM FSM Федеративные Штаты Микронезии; Micronesia; Micronesia, Federated States of; Federated States of Micronesia
        FO FRO Faroe Islands; Färöer; Färöer-Inseln; Фарерские о-ва; Фарерские острова; Føroyar
        FR FRA French Republic; Frankreich; Französische Republik; Франция; Французская Республика; France
        GA GAB Gabonese Republic; Gabun; Gabunische Republik; Габон; Габонская Республика; Gabon
        GB GBR Vereinigtes Königreich; Vereinigtes Königreich Großbritannien und Nordirland; Великобритания; Британия
        GB GBR Соединённое Королевство; Соединённое Королевство Великобритании и Северной Ирландии; UK; United Kingdom
        GB GBR United Kingdom of Great Britain and Northern Ireland
        GD GRD Гренада; Grenada
        GE GEO Georgia; Georgien; Грузия; საქართველო
        GF GUF French Guiana; Französisch-Guayana; Französisch-Guyana; Французская Гвиана; Guyane française
        GG GGY Гернси; Guernsey
        GH GHA Republik Ghana; Гана; Республика Гана; Ghana; Republic of Ghana
        GI GIB Гибралтар; Gibraltar
        GL GRL Greenland; Grönland; Гренландия; Kalaallit Nunaat
        GM GMB Republik Gambia; Гамбия; Республика Гамбия; Gambia; Republic of the Gambia
        GN GIN Republic of Guinea; Guinea; Republik Guinea; Гвинея; Гвинейская Республика; Guinée
        GP GLP Гваделупа; Guadeloupe
        GQ GNQ Equatorial Guinea; Republic of Equatorial Guinea; Äquatorialguinea; Republik Äquatorialguinea
        GQ GNQ Экваториальная Гвинея; Республика Экваториальная Гвинея; Guinea Ecuatorial; Guinée équatoriale; Guiné Equatorial
        GR GRC Greece; Hellenic Republic; Griechenland; Hellenische Republik; Греция; Греческая Республика; Ελλάδα
        GS SGS South Georgia & South Sandwich Islands; South Georgia and the South Sandwich Islands
        GS SGS Südgeorgien und die Südlichen Sandwichinseln; South Georgia und die Südlichen Sandwichinseln
        GS SGS Южная Георгия и Южные Сандвичевы о-ва; Южная Джорджия и Южные Сандвичевы острова
        GT GTM Republic of Guatemala; Republik Guatemala; Гватемала; Республика Гватемала; Guatemala
        GU GUM Гуам; Guam
        GW GNB Republic of Guinea-Bissau; Guinea-Bissau; Republik Guinea-Bissau; Гвинея-Бисау; Республика Гвинея-Бисау
        GW GNB Guiné-Bissau
        GY GUY Kooperative Republik Guyana; Гайана; Республика Гайана; Guyana; Republic of Guyana
        HK HKG Hongkong; Sonderverwaltungsregion Hongkong; Гонконг (САР); Гонконг; Осо́бый административный район Гонконг
        HK HKG 中國香港特別行政區; 香港; Hong Kong SAR China; Hong Kong; Hong Kong Special Administrative Region of China
        HM HMD Heard & McDonald Islands; Heard Island and McDonald Islands; Heard und McDonaldinseln; о-ва Херд и Макдональд
        HM HMD Остров Херд и острова МакДональд
        HN HND Republic of Honduras; Republik Honduras; Гондурас; Республика Гондурас; Honduras
        HR HRV Croatia; Republic of Croatia; Kroatien; Republik Kroatien; Хорватия; Республика Хорватия; Hrvatska
        HT HTI Republic of Haiti; Haiti; Republik Haiti; Гаити; Республика Гаити; Haïti
        HU HUN Hungary; Ungarn; Венгрия; Magyarország
        ID IDN Republic of Indonesia; Indonesien; Republik Indonesien; Индонезия; Республика Индонезия; Indonesia
        IE IRL Irland; Ирландия; Ireland; Éire
        IL ISR State of Israel; Israel; Staat Israel; Израиль; Государство Израиль; ישראל; إسرائيل
        IM IMN Insel Man; о-в Мэн; Остров Мэн; Isle of Man; Ellan Vannin
        IN IND Indien; Republik Indien; Индия; Республика Индия; भारत; India; Republic of India
        IO IOT Britisches Territorium im Indischen Ozean; Британская территория в Индийском океане
        IO IOT Британская территория Индийского океана; British Indian Ocean Territory
        IQ IRQ Iraq; Republic of Iraq; Irak; Republik Irak; Ирак; Иракская Республика; العراق
        IR IRN Iran, Islamic Republic of; Islamic Republic of Iran; Iran, Islamische Republik; Islamische Republik Iran; Иран
        IR IRN Iran; Исламская Респу́блика Иран; ایران
        IS ISL Iceland; Republic of Iceland; Island; Republik Island; Исландия; Республика Исландия; Ísland
        IT ITA Italy; Italian Republic; Italien; Italienische Republik; Италия; Итальянская Республика; Italia
        JE JEY Джерси; Jersey
        JM JAM Jamaika; Ямайка; Jamaica
        JO JOR Jordan; Hashemite Kingdom of Jordan; Jordanien; Haschemitisches Königreich Jordanien; Иордания
        JO JOR Иорданское Хашимитское Королевство; الأردن
        JP JPN Japan; Япония; 日本
        KE KEN Kenia; Republik Kenia; Кения; Республика Кения; Kenya; Republic of Kenya
        KG KGZ Kyrgyzstan; Kyrgyz Republic; Kirgisistan; Kirgisische Republik; Кыргызстан; Киргизия; Республика Кыргызстан
        KH KHM Cambodia; Kingdom of Cambodia; Kambodscha; Königreich Kambodscha; Камбоджа; Королевство Камбоджа; កម្ពុជា
        KI KIR Republik Kiribati; Кирибати; Республика Кирибати; Kiribati; Republic of Kiribati
        KM COM Comoros; Union of the Comoros; Komoren; Vereinigung der Komoren; Коморы; Союз Коморских Островов; جزر القمر
        KM COM Comores
        KN KNA St. Kitts und Nevis; Сент-Китс и Невис; St. Kitts & Nevis; Saint Kitts and Nevis
        KP PRK Korea, Democratic People's Republic of; North Korea; Democratic People's Republic of Korea
        KP PRK Korea, Demokratische Volksrepublik; Nordkorea; Demokratische Volksrepublik Korea; КНДР; Северная Корея
        KP PRK Корейская Народно-Демократическая Республика; 북한
        KR KOR Korea, Republic of; South Korea; Korea, Republik; Südkorea; Республика Корея; Южная Корея; 대한민국
        KW KWT State of Kuwait; Kuwait; Staat Kuwait; Кувейт; Государство Кувейт; الكويت
        KY CYM Kaimaninseln; Cayman-Inseln; Острова Кайман; Каймановы острова; Cayman Islands
        KZ KAZ Kazakhstan; Republic of Kazakhstan; Kasachstan; Republik Kasachstan; Казахстан; Республика Казахстан; Қазақстан
        LA LAO Lao People's Democratic Republic; Laos, Demokratische Volksrepublik; Лаос
        LA LAO Лаосская Народно-Демократическая Республика; Laos; ລາວ
        LB LBN Lebanon; Lebanese Republic; Libanon; Libanesische Republik; Ливан; Ливанская Республика; لبنان
        LC LCA Сент-Люсия; St. Lucia; Saint Lucia
        LI LIE Principality of Liechtenstein; Лихтенштейн; Княжество Лихтенштейн; Liechtenstein; Fürstentum Liechtenstein
        LI LIE Liächteschtäi
        LK LKA Democratic Socialist Republic of Sri Lanka; Sri Lanka; Demokratische sozialistische Republik Sri Lanka; Шри-Ланка
        LK LKA Демократическая Социалистическая Республика Шри-Ланка; ශ්‍රී ලංකාව; இலங்கை
        LR LBR Republik Liberia; Либерия; Республика Либерия; Liberia; Republic of Liberia
        LS LSO Königreich Lesotho; Лесото; Королевство Лесото; Lesotho; Kingdom of Lesotho
        LT LTU Lithuania; Republic of Lithuania; Litauen; Republik Litauen; Литва; Литовская Республика; Lietuva
        LU LUX Grand Duchy of Luxembourg; Люксембург; Великое Герцогство Люксембург; Luxembourg; Lëtzebuerg; Luxemburg
        LU LUX Großherzogtum Luxemburg
        LV LVA Latvia; Republic of Latvia; Lettland; Republik Lettland; Латвия; Латвийская Республика; Latvija
        LY LBY Libya; Libyen; Ливия; ليبيا
        MA MAR Morocco; Kingdom of Morocco; Marokko; Königreich Marokko; Марокко; Королевство Марокко; المغرب; Maroc; Meṛṛuk
        MC MCO Principality of Monaco; Fürstentum Monaco; Монако; Княжество Монако; Monaco
        MD MDA Moldova, Republic of; Moldova; Republic of Moldova; Moldau, Republik; Moldau; Republik Moldau; Молдова; Молдавия
        MD MDA Республика Молдова; Republica Moldova
        ME MNE Montenegro; Черногория; Crna Gora
        MF MAF Saint Martin (French part); St. Martin; Saint Martin (Französischer Teil); Сен-Мартен; Сен-Мартен (Франция)
        MF MAF Saint-Martin
        MG MDG Madagaskar; Republik Madagaskar; Мадагаскар; Республика Мадагаскар; Madagasikara; Madagascar
        MG MDG Republic of Madagascar
        MH MHL Marshallinseln; Republik Marshallinseln; Маршалловы Острова; Респу́блика Маршалловы Острова; Marshall Islands
        MH MHL Republic of the Marshall Islands
        MK MKD North Macedonia; Republic of North Macedonia; Nordmazedonien; Republik Nordmazedonien; Северная Македония
        MK MKD Республика Северная Македония; Северна Македонија
        ML MLI Republic of Mali; Republik Mali; Мали; Республика Мали; Mali
        MM MMR Myanmar (Burma); Republic of Myanmar; Myanmar; Republik Myanmar; Мьянма (Бирма); Мьянма; Республика Мьянма
        MM MMR မြန်မာ
        MN MNG Mongolia; Mongolei; Монголия; Монгол
        MO MAC Macao SAR China; Macao Special Administrative Region of China; Sonderverwaltungsregion Macau; Macao
        MO MAC Sonderverwaltungsregion Macao; Макао (САР); Макао; Специальный Административный район Макао; 中國澳門特別行政區; 澳門
        MO MAC Macau, RAE da China; Macau
        MP MNP Nördliche Marianen; Commonwealth Nördliche Mariana-Inseln; Северные Марианские о-ва; Острова северной Марианы
        MP MNP Содружество Северных Марианских островов; Northern Mariana Islands; Commonwealth of the Northern Mariana Islands
        MQ MTQ Мартиника; Martinique
        MR MRT Mauritania; Islamic Republic of Mauritania; Mauretanien; Islamische Republik Mauretanien; Мавритания
        MR MRT Исламская Республика Мавритания; موريتانيا
        MS MSR Монтсеррат; Montserrat
        MT MLT Republik Malta; Мальта; Республика Мальта; Malta; Republic of Malta
        MU MUS Republik Mauritius; Маврикий; Республика Маврикий; Mauritius; Republic of Mauritius; Maurice
        MV MDV Maldives; Republic of Maldives; Malediven; Republik Malediven; Мальдивы; Мальдивская Республика
        MW MWI Republik Malawi; Малави; Республика Малави; Malawi; Republic of Malawi
        MX MEX Mexico; United Mexican States; Mexiko; Vereinigte Mexikanische Staaten; Мексика; Мексиканские Соединённые Штаты
        MX MEX México
        MY MYS Малайзия; Malaysia
        MZ MOZ Mozambique; Republic of Mozambique; Mosambik; Republik Mosambik; Мозамбик; Республика Мозамбик; Moçambique
        NA NAM Republik Namibia; Намибия; Республика Намибия; Namibia; Republic of Namibia
        NC NCL New Caledonia; Neukaledonien; Новая Каледония; Nouvelle-Calédonie
        NE NER Republic of the Niger; Republik Niger; Нигер; Республика Нигер; Niger
        NF NFK Norfolkinsel; о-в Норфолк; Остров Норфолк; Norfolk Island
        NG NGA Bundesrepublik Nigeria; Нигерия; Федеративная Республика Нигерия; Nigeria; Federal Republic of Nigeria; Nàìjíríà
        NI NIC Republic of Nicaragua; Republik Nicaragua; Никарагуа; Республика Никарагуа; Nicaragua
        NL NLD Netherlands; Kingdom of the Netherlands; Niederlande; Königreich der Niederlande; Нидерланды
        NL NLD Королевство Нидерландов; Nederland
        NO NOR Norway; Kingdom of Norway; Norwegen; Königreich Norwegen; Норвегия; Королевство Норвегия; Norge; Noreg
        NP NPL Federal Democratic Republic of Nepal; Nepal; Demokratische Bundesrepublik Nepal; Непал
        NP NPL Федеративная Демократическая Республика Непал; नेपाल
        NR NRU Republik Nauru; Науру; Республика Науру; Nauru; Republic of Nauru
        NU NIU Ниуэ; Niue
        NZ NZL Neuseeland; Новая Зеландия; New Zealand; Aotearoa
        OM OMN Sultanate of Oman; Oman; Sultanat Oman; Оман; Султанат Оман; عُمان
        PA PAN Republic of Panama; Panama; Republik Panama; Панама; Республика Панама; Panamá
        PE PER Republic of Peru; Peru; Republik Peru; Перу; Республика Перу; Perú
        PF PYF French Polynesia; Französisch-Polynesien; Французская Полинезия; Polynésie française
        PG PNG Papua-Neuguinea; Unabhängiger Staat Papua-Neuguinea; Папуа — Новая Гвинея
        PG PNG Независимое Государство Папуа — Новая Гвинея; Papua New Guinea; Independent State of Papua New Guinea
        PH PHL Philippinen; Republik der Philippinen; Филиппины; Республика Филиппины; Philippines; Republic of the Philippines
        PH PHL Pilipinas
        PK PAK Islamische Republik Pakistan; Пакистан; Исламская Республика Пакистан; پاکستان; Pakistan
        PK PAK Islamic Republic of Pakistan
        PL POL Poland; Republic of Poland; Polen; Republik Polen; Польша; Республика Польша; Polska
        PM SPM St. Pierre & Miquelon; Saint Pierre and Miquelon; St. Pierre und Miquelon; Сен-Пьер и Микелон
        PM SPM Saint-Pierre-et-Miquelon
        PN PCN Pitcairninseln; о-ва Питкэрн; Питкэрн; Pitcairn Islands; Pitcairn
        PR PRI Пуэрто-Рико; Puerto Rico
        PS PSE Palestinian Territories; Palestine; Palestine, State of; the State of Palestine
        PS PSE Palästinensische Autonomiegebiete; Palästina; Palästina, Staat; Staat Palästina; Палестинские территории
        PS PSE Палестина; Государство Палестина; الأراضي الفلسطينية; فلسطين
        PT PRT Portuguese Republic; Portugiesische Republik; Португалия; Португальская Республика; Portugal
        PW PLW Republik Palau; Палау; Республика Палау; Palau; Republic of Palau
        PY PRY Republic of Paraguay; Republik Paraguay; Парагвай; Республика Парагвай; Paraguay
        QA QAT Qatar; State of Qatar; Katar; Staat Katar; Катар; Государство Катар; قطر
        RE REU Réunion; Реюньон; La Réunion
        RO ROU Romania; Rumänien; Румыния; România
        RS SRB Serbia; Republic of Serbia; Serbien; Republik Serbien; Сербия; Республика Сербия; Србија; Srbija
        RU RUS Russia; Russian Federation; Russland; Russische Föderation; Россия; Российская Федерация
        RW RWA Ruanda; Republik Ruanda; Руанда; Руандийская Республика; U Rwanda; Rwandese Republic; Rwanda
        SA SAU Saudi Arabia; Kingdom of Saudi Arabia; Saudi-Arabien; Königreich Saudi-Arabien; Саудовская Аравия
        SA SAU Королевство Саудовская Аравия; المملكة العربية السعودية
        SB SLB Salomonen; Salomoninseln; Соломоновы Острова; Solomon Islands
        SC SYC Seychellen; Republik Seychellen; Сейшельские Острова; Сейшелы; Республика Сейшельские Острова; Seychelles
        SC SYC Republic of Seychelles
        SD SDN Republik Sudan; Судан; Республика Судан; السودان; Sudan; Republic of the Sudan
        SE SWE Sweden; Kingdom of Sweden; Schweden; Königreich Schweden; Швеция; Королевство Швеция; Sverige
        SG SGP Singapur; Republik Singapur; Сингапур; Республика Сингапур; Singapore; Republic of Singapore; 新加坡; Singapura
        SG SGP சிங்கப்பூர்
        SH SHN St. Helena, Ascension und Tristan da Cunha; о-в Св. Елены
        SH SHN Остров Святой Елены, Остров Вознесения и Тристан-да-Кунья; St. Helena
        SH SHN Saint Helena, Ascension and Tristan da Cunha
        SI SVN Slovenia; Republic of Slovenia; Slowenien; Republik Slowenien; Словения; Республика Словения; Slovenija
        SJ SJM Svalbard & Jan Mayen; Svalbard and Jan Mayen; Spitzbergen und Jan Mayen; Svalbard und Jan Mayen
        SJ SJM Шпицберген и Ян-Майен
        SK SVK Slovakia; Slovak Republic; Slowakei; Slowakische Republik; Словакия; Словацкая Республика; Slovensko
        SL SLE Republik Sierra Leone; Сьерра-Леоне; Республика Сьерра-Леоне; Sierra Leone; Republic of Sierra Leone
        SM SMR Republic of San Marino; Republik San Marino; Сан-Марино; Республика Сан-Марино; San Marino
        SN SEN Republic of Senegal; Senegal; Republik Senegal; Сенегал; Республика Сенегал; Senegaal; Sénégal
        SO SOM Federal Republic of Somalia; Somalia; Bundesrepublik Somalia; Сомали; Федеративная Республика Сомали; Soomaaliya
        SO SOM الصومال
        SR SUR Republic of Suriname; Republik Suriname; Суринам; Республика Суринам; Suriname
        SS SSD Südsudan; Republik Südsudan; Южный Судан; Республика Южный Судан; South Sudan; Republic of South Sudan
        ST STP São Tomé & Príncipe; Sao Tome and Principe; Democratic Republic of Sao Tome and Principe; São Tomé und Príncipe
        ST STP Demokratische Republik São Tomé und Príncipe; Сан-Томе и Принсипи; Демократическая Республика Сан-Томе и Принсипи
        ST STP São Tomé e Príncipe
        SV SLV Republic of El Salvador; Republik El Salvador; Сальвадор; Республика Эль-Сальвадор; El Salvador
        SX SXM Saint-Martin (Niederländischer Teil); Синт-Мартен; Синт-Мартен (голландская часть); Sint Maarten
        SX SXM Sint Maarten (Dutch part); Sint-Maarten
        SY SYR Syrian Arab Republic; Syrien, Arabische Republik; Syrien; Сирия; Сирийская Арабская Республика; Syria; سوريا
        SY SYR Syrie
        SZ SWZ Swasiland; Königreich Eswatini; Свазиленд; Эсватини; Королевство Эсватини; Swaziland; Eswatini
        SZ SWZ Kingdom of Eswatini
        TC TCA Turks- und Caicosinseln; о-ва Тёркс и Кайкос; Острова Туркс и Каикос; Turks & Caicos Islands
        TC TCA Turks and Caicos Islands
        TD TCD Chad; Republic of Chad; Tschad; Republik Tschad; Чад; Республика Чад; Tchad; تشاد
        TF ATF French Southern Territories; Französische Süd- und Antarktisgebiete; Французские Южные территории
        TG TGO Togolese Republic; Republik Togo; Того; Тоголезская Республика; Togo
        TH THA Kingdom of Thailand; Thailand; Königreich Thailand; Таиланд; Королевство Таиланд; ไทย
        TJ TJK Tajikistan; Republic of Tajikistan; Tadschikistan; Republik Tadschikistan; Таджикистан; Республика Таджикистан
        TJ TJK Тоҷикистон
        TK TKL Токелау; Tokelau
        TL TLS East Timor; Democratic Republic of Timor-Leste; Osttimor; Demokratische Republik Timor-Leste; Тимор-Лесте
        TL TLS Восточный Тимор; Демократическая Республика Восточный Тимор; Timor-Leste; República Democrática de Timor-Leste
        TM TKM Turkmenistan; Туркменистан; Türkmenistan
        TN TUN Tunisia; Republic of Tunisia; Tunesien; Tunesische Republik; Тунис; Тунисская Республика; تونس; Tunisie
        TO TON Königreich Tonga; Тонга; Королевство Тонга; Tonga; Kingdom of Tonga
        TR TUR Turkey; Türkei; Republik Türkei; Турция; Republic of Türkiye; Türkiye
        TT TTO Trinidad und Tobago; Republik Trinidad und Tobago; Тринидад и Тобаго; Республика Тринидад и Тобаго
        TT TTO Trinidad & Tobago; Trinidad and Tobago; Republic of Trinidad and Tobago
        TV TUV Тувалу; Tuvalu
        TW TWN Taiwan, Province of China; Taiwan; Taiwan, Chinesische Provinz; Тайвань; Китайская провинция Тайвань; 台灣
        TZ TZA Tansania, Vereinigte Republik; Tansania; Vereinigte Republik Tansania; Танзания; Объединённая Республика Танзания
        TZ TZA Tanzania, United Republic of; Tanzania; United Republic of Tanzania
        UA UKR Ukraine; Україна; Украина
        UG UGA Republik Uganda; Уганда; Республика Уганда; Uganda; Republic of Uganda
        UM UMI Amerikanische Überseeinseln; Внешние малые о-ва (США); Соединенные штаты Малых Удаленных островов
        UM UMI U.S. Outlying Islands; United States Minor Outlying Islands
        US USA USA; Vereinigte Staaten; Vereinigte Staaten von Amerika; Соединенные Штаты; США; Соединённые штаты
        US USA Соединённые Штаты Америки; US; United States; United States of America
        UY URY Eastern Republic of Uruguay; Republik Östlich des Uruguay; Уругвай; Восточная республика Уругвай; Uruguay
        UZ UZB Uzbekistan; Republic of Uzbekistan; Usbekistan; Republik Usbekistan; Узбекистан; Республика Узбекистан
        UZ UZB Oʻzbekiston; Ўзбекистон
        VA VAT Vatican City; Holy See (Vatican City State); Vatikanstadt; Heiliger Stuhl (Staat Vatikanstadt); Ватикан
        VA VAT Государство-город Ватикан; Città del Vaticano
        VC VCT St. Vincent und die Grenadinen; Сент-Винсент и Гренадины; St. Vincent & Grenadines
        VC VCT Saint Vincent and the Grenadines
        VE VEN Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela; Venezuela, Bolivarische Republik
        VE VEN Bolivarische Republik Venezuela; Венесуэла; Боливарианская Республика Венесуэла; Venezuela
        VG VGB Britische Jungferninseln; Виргинские о-ва (Великобритания); Виргинские острова (Британия)
        VG VGB Британские Виргинские Острова; Virgin Islands, British; British Virgin Islands
        VI VIR Amerikanische Jungferninseln; Виргинские о-ва (США); Виргинские острова (США); Американские Виргинские острова
        VI VIR U.S. Virgin Islands; Virgin Islands, U.S.; Virgin Islands of the United States
        VN VNM Viet Nam; Socialist Republic of Viet Nam; Vietnam; Sozialistische Republik Vietnam; Вьетнам
        VN VNM Социалистическая Республика Вьетнам; Việt Nam
        VU VUT Republik Vanuatu; Вануату; Республика Вануату; Republic of Vanuatu; Vanuatu
        WF WLF Wallis & Futuna; Wallis and Futuna; Wallis und Futuna; Уоллис и Футуна; Уоллес и Футана; Wallis-et-Futuna
        WS WSM Unabhängiger Staat Samoa; Самоа; Независимое Государство Самоа; Samoa; Independent State of Samoa
        XK XKX Kosovë; Косово; Kosovo
        YE YEM Yemen; Republic of Yemen; Jemen; Republik Jemen; Йемен; Йеменская Республика; اليمن
        YT MYT Майотта; Майот; Mayotte
        ZA ZAF Südafrika; Republik Südafrika; Южная Африка; Южно-Африканская Республика; South Africa; Republic of South Africa
        ZM ZMB Sambia; Republik Sambia; Замбия; Республика Замбия; Zambia; Republic of Zambia
        ZW ZWE Simbabwe; Republik Simbabwe; Зимбабве; Республика Зимбабве; Republic of Zimbabwe; Zimbabwe
        """
}
