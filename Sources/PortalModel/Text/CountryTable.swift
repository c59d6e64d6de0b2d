/// The countries and territories of ISO 3166-1.
package enum CountryTable {
    /// A line each: alpha-2, alpha-3, calling codes, and names in English, German, Russian and the country's languages.
    ///
    /// A territory has the longer calling code that sets it apart from the country with which it shares one; where
    /// nothing does, both have the same, and it is ambiguous. `-` is none.
    package static let countries = """
        AD AND 376 Andorra; Андорра
        AE ARE 971 United Arab Emirates; Vereinigte Arabische Emirate; ОАЭ; الإمارات العربية المتحدة
        AF AFG 93 Afghanistan; Афганистан; افغانستان
        AG ATG 1268 Antigua & Barbuda; Antigua und Barbuda; Антигуа и Барбуда
        AI AIA 1264 Anguilla; Ангилья
        AL ALB 355 Albania; Albanien; Албания; Shqipëri
        AM ARM 374 Armenia; Armenien; Армения; Հայաստան
        AO AGO 244 Angola; Ангола
        AQ ATA 672 Antarctica; Antarktis; Антарктида
        AR ARG 54 Argentina; Argentinien; Аргентина
        AS ASM 1684 American Samoa; Amerikanisch-Samoa; Американское Самоа
        AT AUT 43 Austria; Österreich; Австрия
        AU AUS 61 Australia; Australien; Австралия
        AW ABW 297 Aruba; Аруба
        AX ALA 35818 Åland Islands; Ålandinseln; Аландские острова; Åland
        AZ AZE 994 Azerbaijan; Aserbaidschan; Азербайджан; Azərbaycan
        BA BIH 387 Bosnia & Herzegovina; Bosnien und Herzegowina; Босния и Герцеговина; Bosna i Hercegovina
        BB BRB 1246 Barbados; Барбадос
        BD BGD 880 Bangladesh; Bangladesch; Бангладеш; বাংলাদেশ
        BE BEL 32 Belgium; Belgien; Бельгия; België; Belgique
        BF BFA 226 Burkina Faso; Буркина-Фасо
        BG BGR 359 Bulgaria; Bulgarien; Болгария; България
        BH BHR 973 Bahrain; Бахрейн; البحرين
        BI BDI 257 Burundi; Бурунди
        BJ BEN 229 Benin; Бенин; Bénin
        BL BLM 590 St. Barthélemy; Сен-Бартелеми; Saint-Barthélemy
        BM BMU 1441 Bermuda; Бермудские острова
        BN BRN 673 Brunei; Brunei Darussalam; Бруней
        BO BOL 591 Bolivia; Bolivien; Боливия
        BQ BES 599 Caribbean Netherlands; Karibische Niederlande; Бонэйр, Синт-Эстатиус и Саба; Caribisch Nederland
        BR BRA 55 Brazil; Brasilien; Бразилия; Brasil
        BS BHS 1242 Bahamas; Багамы
        BT BTN 975 Bhutan; Бутан; འབྲུག
        BV BVT - Bouvet Island; Bouvetinsel; остров Буве
        BW BWA 267 Botswana; Botsuana; Ботсвана
        BY BLR 375 Belarus; Беларусь
        BZ BLZ 501 Belize; Белиз
        CA CAN 1 Canada; Kanada; Канада
        CC CCK 6189162 Cocos (Keeling) Islands; Kokosinseln; Кокосовые острова
        CD COD 243 Congo - Kinshasa; Kongo-Kinshasa; Конго - Киншаса; Congo-Kinshasa
        CF CAF 236 Central African Republic; Zentralafrikanische Republik; Центрально-Африканская Республика
        CG COG 242 Congo - Brazzaville; Kongo-Brazzaville; Конго - Браззавиль; Congo-Brazzaville
        CH CHE 41 Switzerland; Schweiz; Швейцария; Suisse; Svizzera; Svizra
        CI CIV 225 Côte d'Ivoire; Кот-д'Ивуар
        CK COK 682 Cook Islands; Cookinseln; острова Кука
        CL CHL 56 Chile; Чили
        CM CMR 237 Cameroon; Kamerun; Камерун; Cameroun
        CN CHN 86 China mainland; China, Festland; Китай континентальный; 中国大陆
        CO COL 57 Colombia; Kolumbien; Колумбия
        CR CRI 506 Costa Rica; Коста-Рика
        CU CUB 53 Cuba; Kuba; Куба
        CV CPV 238 Cape Verde; Cabo Verde; Кабо-Верде
        CW CUW 599 Curaçao; Кюрасао
        CX CXR 6189164 Christmas Island; Weihnachtsinsel; остров Рождества
        CY CYP 357 Cyprus; Zypern; Кипр; Κύπρος; Kıbrıs
        CZ CZE 420 Czechia; Tschechien; Чехия; Česko
        DE DEU 49 Germany; Deutschland; Германия
        DJ DJI 253 Djibouti; Dschibuti; Джибути; جيبوتي
        DK DNK 45 Denmark; Dänemark; Дания; Danmark
        DM DMA 1767 Dominica; Доминика
        DO DOM 1809/1829/1849 Dominican Republic; Dominikanische Republik; Доминиканская Республика
        DZ DZA 213 Algeria; Algerien; Алжир; الجزائر; Algérie
        EC ECU 593 Ecuador; Эквадор
        EE EST 372 Estonia; Estland; Эстония; Eesti
        EG EGY 20 Egypt; Ägypten; Египет; مصر
        EH ESH - Western Sahara; Westsahara; Западная Сахара; الصحراء الغربية
        ER ERI 291 Eritrea; Эритрея; ኤርትራ; إريتريا
        ES ESP 34 Spain; Spanien; Испания; España; Espanya
        ET ETH 251 Ethiopia; Äthiopien; Эфиопия; ኢትዮጵያ
        FI FIN 358 Finland; Finnland; Финляндия; Suomi
        FJ FJI 679 Fiji; Fidschi; Фиджи
        FK FLK 500 Falkland Islands; Falklandinseln; Фолклендские острова
        FM FSM 691 Micronesia; Mikronesien; Микронезия
        FO FRO 298 Faroe Islands; Färöer; Фарерские острова; Føroyar; Færøerne
        FR FRA 33 France; Frankreich; Франция
        GA GAB 241 Gabon; Gabun; Габон
        GB GBR 44 United Kingdom; Vereinigtes Königreich; Великобритания
        GD GRD 1473 Grenada; Гренада
        GE GEO 995 Georgia; Georgien; Грузия; საქართველო
        GF GUF 594 French Guiana; Französisch-Guayana; Французская Гвиана; Guyane française
        GG GGY 441481 Guernsey; Гернси
        GH GHA 233 Ghana; Гана
        GI GIB 350 Gibraltar; Гибралтар
        GL GRL 299 Greenland; Grönland; Гренландия; Kalaallit Nunaat; Grønland
        GM GMB 220 Gambia; Гамбия
        GN GIN 224 Guinea; Гвинея; Guinée
        GP GLP 590 Guadeloupe; Гваделупа
        GQ GNQ 240 Equatorial Guinea; Äquatorialguinea; Экваториальная Гвинея; Guinea Ecuatorial; Guinée équatoriale
        GR GRC 30 Greece; Griechenland; Греция; Ελλάδα
        GS SGS 500 So. Georgia & So. Sandwich Isl.; Südgeorgien und die Südlichen Sandwichinseln
        GT GTM 502 Guatemala; Гватемала
        GU GUM 1671 Guam; Гуам
        GW GNB 245 Guinea-Bissau; Гвинея-Бисау; Guiné-Bissau
        GY GUY 592 Guyana; Гайана
        HK HKG 852 Hong Kong; Hongkong; Гонконг; 香港
        HM HMD - Heard & McDonald Islands; Heard und McDonaldinseln; острова Херд и Макдональд
        HN HND 504 Honduras; Гондурас
        HR HRV 385 Croatia; Kroatien; Хорватия; Hrvatska
        HT HTI 509 Haiti; Гаити; Haïti
        HU HUN 36 Hungary; Ungarn; Венгрия; Magyarország
        ID IDN 62 Indonesia; Indonesien; Индонезия
        IE IRL 353 Ireland; Irland; Ирландия; Éire
        IL ISR 972 Israel; Израиль; ישראל; إسرائيل
        IM IMN 441624 Isle of Man; остров Мэн
        IN IND 91 India; Indien; Индия; भारत
        IO IOT 246 Chagos Archipelago; Chagos-Archipel; Архипелаг Чагос
        IQ IRQ 964 Iraq; Irak; Ирак; العراق
        IR IRN 98 Iran; Иран; ایران
        IS ISL 354 Iceland; Island; Исландия; Ísland
        IT ITA 39 Italy; Italien; Италия; Italia
        JE JEY 441534 Jersey; Джерси
        JM JAM 1876/1658 Jamaica; Jamaika; Ямайка
        JO JOR 962 Jordan; Jordanien; Иордания; الأردن
        JP JPN 81 Japan; Япония; 日本
        KE KEN 254 Kenya; Kenia; Кения
        KG KGZ 996 Kyrgyzstan; Kirgisistan; Киргизия; Кыргызстан
        KH KHM 855 Cambodia; Kambodscha; Камбоджа; កម្ពុជា
        KI KIR 686 Kiribati; Кирибати
        KM COM 269 Comoros; Komoren; Коморы; Comores; جزر القمر
        KN KNA 1869 St. Kitts & Nevis; St. Kitts und Nevis; Сент-Китс и Невис
        KP PRK 850 North Korea; Nordkorea; КНДР; 북한
        KR KOR 82 South Korea; Südkorea; Республика Корея; 대한민국
        KW KWT 965 Kuwait; Кувейт; الكويت
        KY CYM 1345 Cayman Islands; Kaimaninseln; острова Кайман
        KZ KAZ 7 Kazakhstan; Kasachstan; Казахстан; Қазақстан
        LA LAO 856 Laos; Лаос; ລາວ
        LB LBN 961 Lebanon; Libanon; Ливан; لبنان; Liban
        LC LCA 1758 St. Lucia; Сент-Люсия
        LI LIE 423 Liechtenstein; Лихтенштейн
        LK LKA 94 Sri Lanka; Шри-Ланка; ශ්‍රී ලංකාව; இலங்கை
        LR LBR 231 Liberia; Либерия
        LS LSO 266 Lesotho; Лесото
        LT LTU 370 Lithuania; Litauen; Литва; Lietuva
        LU LUX 352 Luxembourg; Luxemburg; Люксембург; Lëtzebuerg
        LV LVA 371 Latvia; Lettland; Латвия; Latvija
        LY LBY 218 Libya; Libyen; Ливия; ليبيا
        MA MAR 212 Morocco; Marokko; Марокко; المغرب; Maroc
        MC MCO 377 Monaco; Монако
        MD MDA 373 Moldova; Republik Moldau; Молдова; Republica Moldova
        ME MNE 382 Montenegro; Черногория; Crna Gora; Црна Гора
        MF MAF 590 St. Martin; Сен-Мартен; Saint-Martin
        MG MDG 261 Madagascar; Madagaskar; Мадагаскар; Madagasikara
        MH MHL 692 Marshall Islands; Marshallinseln; Маршалловы острова
        MK MKD 389 North Macedonia; Nordmazedonien; Северная Македония; Северна Македонија; Maqedonia e Veriut
        ML MLI 223 Mali; Мали
        MM MMR 95 Myanmar (Burma); Myanmar; Мьянма (Бирма); မြန်မာ
        MN MNG 976 Mongolia; Mongolei; Монголия; Монгол
        MO MAC 853 Macao; Макао; 澳門; Macau
        MP MNP 1670 Northern Mariana Islands; Nördliche Marianen; Северные Марианские острова
        MQ MTQ 596 Martinique; Мартиника
        MR MRT 222 Mauritania; Mauretanien; Мавритания; موريتانيا; Mauritanie
        MS MSR 1664 Montserrat; Монтсеррат
        MT MLT 356 Malta; Мальта
        MU MUS 230 Mauritius; Маврикий; Maurice
        MV MDV 960 Maldives; Malediven; Мальдивы
        MW MWI 265 Malawi; Малави
        MX MEX 52 Mexico; Mexiko; Мексика; México
        MY MYS 60 Malaysia; Малайзия
        MZ MOZ 258 Mozambique; Mosambik; Мозамбик; Moçambique
        NA NAM 264 Namibia; Намибия
        NC NCL 687 New Caledonia; Neukaledonien; Новая Каледония; Nouvelle-Calédonie
        NE NER 227 Niger; Нигер
        NF NFK 672 Norfolk Island; Norfolkinsel; остров Норфолк
        NG NGA 234 Nigeria; Нигерия
        NI NIC 505 Nicaragua; Никарагуа
        NL NLD 31 Netherlands; Niederlande; Нидерланды; Nederland
        NO NOR 47 Norway; Norwegen; Норвегия; Norge; Noreg
        NP NPL 977 Nepal; Непал; नेपाल
        NR NRU 674 Nauru; Науру
        NU NIU 683 Niue; Ниуэ
        NZ NZL 64 New Zealand; Neuseeland; Новая Зеландия; Aotearoa
        OM OMN 968 Oman; Оман; عُمان
        PA PAN 507 Panama; Панама; Panamá
        PE PER 51 Peru; Перу; Perú
        PF PYF 689 French Polynesia; Französisch-Polynesien; Французская Полинезия; Polynésie française
        PG PNG 675 Papua New Guinea; Papua-Neuguinea; Папуа — Новая Гвинея
        PH PHL 63 Philippines; Philippinen; Филиппины; Pilipinas
        PK PAK 92 Pakistan; Пакистан; پاکستان
        PL POL 48 Poland; Polen; Польша; Polska
        PM SPM 508 St. Pierre & Miquelon; St. Pierre und Miquelon; Сен-Пьер и Микелон; Saint-Pierre-et-Miquelon
        PN PCN - Pitcairn Islands; Pitcairninseln; острова Питкэрн
        PR PRI 1787/1939 Puerto Rico; Пуэрто-Рико
        PS PSE 970 Palestine; Palästina; Палестина; الأراضي الفلسطينية
        PT PRT 351 Portugal; Португалия
        PW PLW 680 Palau; Палау
        PY PRY 595 Paraguay; Парагвай
        QA QAT 974 Qatar; Katar; Катар; قطر
        RE REU 262 Réunion; Реюньон; La Réunion
        RO ROU 40 Romania; Rumänien; Румыния; România
        RS SRB 381 Serbia; Serbien; Сербия; Србија; Srbija
        RU RUS 7 Russia; Russland; Россия
        RW RWA 250 Rwanda; Ruanda; Руанда; U Rwanda
        SA SAU 966 Saudi Arabia; Saudi-Arabien; Саудовская Аравия; المملكة العربية السعودية
        SB SLB 677 Solomon Islands; Salomonen; Соломоновы острова
        SC SYC 248 Seychelles; Seychellen; Сейшельские острова
        SD SDN 249 Sudan; Судан; السودان
        SE SWE 46 Sweden; Schweden; Швеция; Sverige
        SG SGP 65 Singapore; Singapur; Сингапур
        SH SHN 290 St. Helena; остров Св. Елены
        SI SVN 386 Slovenia; Slowenien; Словения; Slovenija
        SJ SJM 4779 Svalbard & Jan Mayen; Spitzbergen und Jan Mayen; Шпицберген и Ян-Майен; Svalbard og Jan Mayen
        SK SVK 421 Slovakia; Slowakei; Словакия; Slovensko
        SL SLE 232 Sierra Leone; Сьерра-Леоне
        SM SMR 378 San Marino; Сан-Марино
        SN SEN 221 Senegal; Сенегал; Sénégal
        SO SOM 252 Somalia; Сомали; Soomaaliya; الصومال
        SR SUR 597 Suriname; Суринам
        SS SSD 211 South Sudan; Südsudan; Южный Судан
        ST STP 239 São Tomé & Príncipe; São Tomé und Príncipe; Сан-Томе и Принсипи; São Tomé e Príncipe
        SV SLV 503 El Salvador; Сальвадор
        SX SXM 1721 Sint Maarten; Синт-Мартен; Sint-Maarten
        SY SYR 963 Syria; Syrien; Сирия; سوريا
        SZ SWZ 268 Eswatini; Эсватини
        TC TCA 1649 Turks & Caicos Islands; Turks- und Caicosinseln; Тёркс и Кайкос
        TD TCD 235 Chad; Tschad; Чад; Tchad; تشاد
        TF ATF 262 French Southern Territories; Französische Süd- und Antarktisgebiete; Французские Южные территории
        TG TGO 228 Togo; Того
        TH THA 66 Thailand; Таиланд; ไทย
        TJ TJK 992 Tajikistan; Tadschikistan; Таджикистан; Тоҷикистон
        TK TKL 690 Tokelau; Токелау
        TL TLS 670 Timor-Leste; Восточный Тимор
        TM TKM 993 Turkmenistan; Туркменистан; Türkmenistan
        TN TUN 216 Tunisia; Tunesien; Тунис; تونس; Tunisie
        TO TON 676 Tonga; Тонга
        TR TUR 90 Türkiye; Türkei; Турция
        TT TTO 1868 Trinidad & Tobago; Trinidad und Tobago; Тринидад и Тобаго
        TV TUV 688 Tuvalu; Тувалу
        TW TWN 886 Taiwan; Тайвань; 台灣
        TZ TZA 255 Tanzania; Tansania; Танзания
        UA UKR 380 Ukraine; Украина; Україна
        UG UGA 256 Uganda; Уганда
        UM UMI - U.S. Outlying Islands; Amerikanische Überseeinseln; Внешние малые острова (США)
        US USA 1 United States; Vereinigte Staaten; Соединенные Штаты Америки
        UY URY 598 Uruguay; Уругвай
        UZ UZB 998 Uzbekistan; Usbekistan; Узбекистан; Oʻzbekiston
        VA VAT 379 Vatican City; Vatikanstadt; Ватикан; Città del Vaticano
        VC VCT 1784 St. Vincent & Grenadines; St. Vincent und die Grenadinen; Сент-Винсент и Гренадины
        VE VEN 58 Venezuela; Венесуэла
        VG VGB 1284 British Virgin Islands; Britische Jungferninseln; Виргинские острова (Великобритания)
        VI VIR 1340 U.S. Virgin Islands; Amerikanische Jungferninseln; Виргинские острова (США)
        VN VNM 84 Vietnam; Вьетнам; Việt Nam
        VU VUT 678 Vanuatu; Вануату
        WF WLF 681 Wallis & Futuna; Wallis und Futuna; Уоллис и Футуна; Wallis-et-Futuna
        WS WSM 685 Samoa; Самоа
        YE YEM 967 Yemen; Jemen; Йемен; اليمن
        YT MYT 262 Mayotte; Майотта
        ZA ZAF 27 South Africa; Südafrika; Южно-Африканская Республика; Suid-Afrika; iNingizimu Afrika
        ZM ZMB 260 Zambia; Sambia; Замбия
        ZW ZWE 263 Zimbabwe; Simbabwe; Зимбабве
        """

    /// More names, by alpha-2: long and former ones, those of other languages, and abbreviations in use.
    package static let names = """
        AE UAE; United Arab Emirates (UAE); Emirates; VAE; Emirate; Эмираты
        AG Antigua; Антигуа
        BA Босна и Херцеговина; Bosnia; Bosnia-Herzegovina; Bosnien; Bosnien-Herzegowina; Босния; BiH
        BE Royaume de Belgique; Belgien/Belgique
        BG BUL
        BO Plurinational State of Bolivia
        BY Byelorussia; Weißrussland; Weissrussland; Belorussia; Белоруссия; Республика Беларусь; Weißrußland
        CD Democratic Republic of the Congo; DR Congo; DRC; Congo Kinshasa; Kongo; Congo
        CD Demokratische Republik Kongo; ДР Конго; ДРК; Конго; Zaire; République démocratique du Congo
        CF République centrafricaine; CAR; ЦАР
        CG Republic of the Congo; Congo Republic; Congo Brazzaville; Republik Kongo; Kongo; Congo; Республика Конго
        CG Конго; République du Congo
        CH SUI; Swiss Confederation; Schweizerische Eidgenossenschaft; Helvetia; Confoederatio Helvetica
        CH Швейцарская Конфедерация
        CI Ivory Coast; Elfenbeinküste; Берег Слоновой Кости; Cote d'Ivoire
        CN People's Republic of China; PRC; Volksrepublik China; VR China; КНР; Китайская Народная Республика
        CN 中华人民共和国
        CV Kap Verde; Острова Зелёного Мыса
        CZ Czech Republic; Tschechische Republik; Tschechei; Чешская Республика; Česká republika
        DE GER; Federal Republic of Germany; Bundesrepublik Deutschland; BRD; Bundesrepublik; ФРГ
        DE Федеративная Республика Германия; Allemagne; Alemania; Niemcy
        DK DEN; Kingdom of Denmark; Königreich Dänemark
        DO República Dominicana; Dominican Rep.; Доминикана
        EG Arab Republic of Egypt
        EH Demokratische Arabische Republik Sahara
        ES Kingdom of Spain; Königreich Spanien; Espainia
        FK Falklands; Malvinas; Islas Malvinas; Мальвинские острова
        FM Federated States of Micronesia; Föderierte Staaten von Mikronesien
        FR French Republic; Französische Republik; République française
        GB UK; U.K.; Great Britain; Britain; England; Scotland; Wales; Northern Ireland
        GB United Kingdom of Great Britain and Northern Ireland; Großbritannien; Schottland; Nordirland
        GB Vereinigtes Königreich Großbritannien und Nordirland; Соединённое Королевство; Англия; Шотландия; Уэльс
        GB Cymru
        GE Грузинская Республика; Republic of Georgia
        GR GRE; Hellas; Hellenic Republic; Hellenische Republik; Ελλάς; Ellada; Греческая Республика
        GS Южная Георгия и Южные Сандвичевы острова
        HK Hong Kong SAR; Hong Kong SAR China; Sonderverwaltungsregion Hongkong; САР Гонконг; 中國香港特別行政區
        HR CRO; Republic of Croatia
        IE Republic of Ireland; Republik Irland; Eire; Ирландская Республика
        IR Islamic Republic of Iran; Persia; Persien; Персия; Исламская Республика Иран
        KG Kirgizia; Kirgisien; Kirgistan; Kyrgyz Republic; Киргизстан; Кыргызская Республика
        KH Kampuchea
        KN Saint Kitts and Nevis; Saint Kitts
        KP Democratic People's Republic of Korea; DPRK; Korea; Demokratische Volksrepublik Korea; Корея
        KP Северная Корея; 조선
        KR Republic of Korea; Korea; Republik Korea; Корея; Южная Корея; 한국; ROK
        KZ Republic of Kazakhstan; Казакстан; Qazaqstan; Республика Казахстан
        LA Lao People's Democratic Republic; Lao PDR
        LV LAT
        LY Libyan Arab Jamahiriya
        MD Republic of Moldova; Moldavia; Moldawien; Молдавия; Республика Молдова
        MK Macedonia; Republic of North Macedonia; FYROM; Mazedonien; Republik Nordmazedonien; Македония
        MM Burma; Birma; Бирма
        MO Macao SAR; Macao SAR China; Sonderverwaltungsregion Macau; САР Макао; 中國澳門特別行政區
        NL NED; Holland; The Netherlands; Kingdom of the Netherlands; Голландия
        PL Republic of Poland; Rzeczpospolita Polska; Республика Польша
        PS Palestinian Territories; State of Palestine; Palästinensische Autonomiegebiete; Палестинские территории
        PT POR; Portuguese Republic
        RU Russian Federation; Russische Föderation; РФ; Российская Федерация; Rossiya; Rossija; Russie; Rusia
        RU Rosja
        SA KSA; Kingdom of Saudi Arabia; Королевство Саудовская Аравия; КСА
        SI SLO; Republic of Slovenia
        SK Slovak Republic; Slowakische Republik; Словацкая Республика; Slovenská republika
        ST Sao Tome; São Tomé
        SY Syrian Arab Republic
        SZ Swaziland; Swasiland; Свазиленд
        TF Terres australes françaises
        TL East Timor; Osttimor
        TM Turkmenia; Туркмения
        TR Turkey; Турецкая Республика; Turkiye; Republic of Türkiye
        TT Trinidad; Тринидад
        TW Republic of China; Chinese Taipei; Taiwan, Province of China; 台湾
        TZ United Republic of Tanzania
        UA The Ukraine; Ukrayina
        US USA; U.S.; U.S.A.; United States of America; America; Vereinigte Staaten von Amerika; Amerika; США
        US Соединённые Штаты Америки; Америка; Соединённые Штаты; Estados Unidos; États-Unis
        VA Vatican; Holy See; Vatikan; Heiliger Stuhl; Святой Престол
        VC Saint Vincent; Сент-Винсент
        VE Bolivarian Republic of Venezuela
        VG Virgin Islands
        VI Virgin Islands; US Virgin Islands
        VN Viet Nam; Socialist Republic of Vietnam
        WS Western Samoa
        ZA RSA; Republic of South Africa; Republik Südafrika; ЮАР; Южная Африка
        """
}
