extension CountryTable {
    /// More names, by alpha-2 code: short, long and former ones, those of other languages, and abbreviations in use.
    package static let otherNames = """
        AE UAE; United Arab Emirates (UAE); Emirates; VAE; Emirate; Эмираты
        AG Antigua; Антигуа
        BA Bosnia-Herzegovina; Bosnien; Bosnien-Herzegowina; Босния; BiH
        BE Royaume de Belgique; Belgien/Belgique
        BG BUL
        BM Бермудские острова
        BN Бруней
        BY Byelorussia; Weißrussland; Belorussia; Белоруссия
        CD Democratic Republic of the Congo; DR Congo; DRC; Congo Kinshasa; Kongo; Congo; ДР Конго; ДРК; Конго; Zaire
        CD République démocratique du Congo
        CF CAR; ЦАР
        CG Congo Republic; Congo Brazzaville
        CH Svizra; SUI; Helvetia; Confoederatio Helvetica
        CI Берег Слоновой Кости; Cote d'Ivoire
        CN China mainland; China, Festland; Китай континентальный; 中国大陆; PRC; VR China; КНР; 中华人民共和国
        CV Острова Зелёного Мыса
        CZ Tschechei
        DE GER; BRD; Bundesrepublik; ФРГ; Allemagne; Alemania; Niemcy
        DK DEN
        DO Dominican Rep.; Доминикана
        EH Demokratische Arabische Republik Sahara
        ES Espanya; Espainia
        FK Фолклендские острова; Falklands; Malvinas; Islas Malvinas; Мальвинские острова
        FM Микронезия
        FO Færøerne
        FR République française
        GB U.K.; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; Großbritannien; Schottland
        GB Nordirland; Англия; Шотландия; Уэльс; Cymru
        GE Грузинская Республика; Republic of Georgia
        GL Grønland
        GR GRE; Hellas; Ελλάς; Ellada
        GS So. Georgia & So. Sandwich Isl.; Южная Георгия и Южные Сандвичевы острова
        HK Hong Kong SAR; САР Гонконг
        HM острова Херд и Макдональд
        HR CRO
        IE Republic of Ireland; Republik Irland; Eire; Ирландская Республика
        IO Chagos Archipelago; Chagos-Archipel; Архипелаг Чагос
        IR Persia; Persien; Персия; Исламская Республика Иран
        KG Kirgizia; Kirgisien; Kirgistan; Киргизстан; Кыргызская Республика
        KH Kampuchea
        KN Saint Kitts
        KP DPRK; Korea; Корея; 조선
        KR Republic of Korea; Korea; Republik Korea; Корея; 한국; ROK
        KZ Казакстан; Qazaqstan
        LA Lao PDR
        LB Liban
        LV LAT
        LY Libyan Arab Jamahiriya
        MD Moldavia; Moldawien
        ME Црна Гора
        MK Maqedonia e Veriut; Macedonia; FYROM; Mazedonien; Македония
        MM Burma; Birma; Бирма
        MO Macao SAR; САР Макао
        MP Северные Марианские острова
        MR Mauritanie
        NL NED; Holland; The Netherlands; Голландия
        PL Rzeczpospolita Polska
        PN острова Питкэрн
        PS State of Palestine
        PT POR
        RU РФ; Rossiya; Rossija; Russie; Rusia; Rosja
        SA KSA; КСА
        SH остров Св. Елены
        SI SLO
        SJ Svalbard og Jan Mayen
        SK Slovenská republika
        ST Sao Tome; São Tomé
        TC Тёркс и Кайкос
        TF Terres australes françaises
        TM Turkmenia; Туркмения
        TR Турецкая Республика; Turkiye
        TT Trinidad; Тринидад
        TW Republic of China; Chinese Taipei; 台湾
        UA The Ukraine; Ukrayina
        UM Внешние малые острова (США)
        US Соединенные Штаты Америки; U.S.; U.S.A.; America; Amerika; Америка; Estados Unidos; États-Unis
        VA Vatican; Holy See; Vatikan; Heiliger Stuhl; Святой Престол
        VC Saint Vincent; Сент-Винсент
        VG Виргинские острова (Великобритания); Virgin Islands
        VI Virgin Islands; US Virgin Islands
        VN Socialist Republic of Vietnam
        WS Western Samoa
        XK Republic of Kosovo; Republik Kosovo; Республика Косово
        ZA Suid-Afrika; iNingizimu Afrika; RSA; ЮАР
        """
}
