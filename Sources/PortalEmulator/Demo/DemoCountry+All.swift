extension DemoCountry {
    /// The seat of the company, where about every second employee lives.
    static let seat = germany

    /// The other countries.
    static let abroad = [
        austria, switzerland, netherlands, france, spain, italy, poland, ukraine, unitedKingdom, unitedStates, turkey,
        sweden, brazil,
    ]

    // If a regulator reserves numbers for fiction, they are used; otherwise the numbers contain a row of zeros or fives.

    private static let germany = DemoCountry(
        name: "Germany",
        ownName: "Deutschland",
        timeZone: "Europe/Berlin",
        dialCode: "49",
        trunkPrefix: "0",
        mobiles: [.init("171", "39200", 2), .init("172", "99259", 2), .init("176", "040690", 2)],
        cities: [
            City(name: "Berlin", zip: "10115", state: "Berlin", phones: .init("30", "23125", 3)),
            City(name: "Hamburg", zip: "20095", state: "Hamburg", phones: .init("40", "66969", 3)),
            City(name: "München", zip: "80331", state: "Bayern", phones: .init("89", "99998", 3)),
            City(name: "Köln", zip: "50667", state: "Nordrhein-Westfalen", phones: .init("221", "4710", 3)),
            City(name: "Frankfurt am Main", zip: "60311", state: "Hessen", phones: .init("69", "90009", 3)),
        ],
        streets: ["Lindenstraße", "Gartenweg", "Am Alten Markt", "Goethestraße", "Mühlenweg", "Schloßallee"],
        women: DemoName.list(
            """
            Anna, Katharina, Sabine, Claudia, Jana, Ursula, Käthe=kaethe, Anna-Maria, Birgit, Heike, Lena, Sophie, \
            Greta, Martina, Nicole, Silke, Zoë=zoe, Frieda, Marie-Luise, Ayşe=ayse
            """
        ),
        men: DemoName.list(
            """
            Jürgen=juergen, Stefan, Thomas, Jörg=joerg, Karl-Heinz, Lukas, Felix, Matthias, Wolfgang, Björn=bjoern, \
            Maximilian, Sören=soeren, Uwe, Andreas, Paul, Jan, Hans-Peter, Günter=guenter, Tim, Mehmet
            """
        ),
        families: Family.list(
            """
            Müller=mueller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer=schaefer, \
            Koch, Bauer, Richter, Klein, Wolf, Schröder=schroeder, Neumann, Schwarz, Zimmermann, Braun, Krüger=krueger, \
            Hofmann, Hartmann, Lange, Weiß=weiss, Großmann=grossmann, von der Heide, van den Boom, Yılmaz=yilmaz, \
            Müller-Lüdenscheidt=mueller-luedenscheidt, zu Hohenfels, Kowalski, Böhm=boehm
            """
        )
    )

    private static let austria = DemoCountry(
        name: "Austria",
        ownName: "Österreich",
        timeZone: "Europe/Vienna",
        dialCode: "43",
        trunkPrefix: "0",
        mobiles: [.init("664", "0000", 3), .init("660", "0000", 3)],
        cities: [
            City(name: "Wien", zip: "1010", state: "Wien", phones: .init("1", "5550", 3)),
            City(name: "Salzburg", zip: "5020", state: "Salzburg", phones: .init("662", "8000", 2)),
        ],
        streets: ["Ringstraße", "Mariahilfer Straße", "Getreidegasse"],
        women: DemoName.list("Elisabeth, Magdalena, Veronika, Theresa"),
        men: DemoName.list("Florian, Alois, Dominik, Jürgen=juergen"),
        families: Family.list("Gruber, Huber, Pichler, Steiner, Moser, Hölzl=hoelzl, Österreicher=oesterreicher")
    )

    private static let switzerland = DemoCountry(
        name: "Switzerland",
        ownName: "Schweiz",
        timeZone: "Europe/Zurich",
        dialCode: "41",
        trunkPrefix: "0",
        mobiles: [.init("79", "0000", 3), .init("78", "0000", 3)],
        cities: [
            City(name: "Zürich", zip: "8001", state: "ZH", phones: .init("44", "0000", 3)),
            City(name: "Genève", zip: "1201", state: "GE", phones: .init("22", "5550", 3)),
            City(name: "Basel", zip: "4051", state: "BS", phones: .init("61", "5550", 3)),
        ],
        streets: ["Bahnhofstrasse", "Rue du Lac", "Seestrasse"],
        women: DemoName.list("Céline=celine, Regula, Noémie=noemie, Chiara"),
        men: DemoName.list("Urs, Reto, Beat, Jean-Luc"),
        families: Family.list("Meier, Keller, Zürcher=zuercher, Bühlmann=buehlmann, Rochat, Bernasconi")
    )

    private static let netherlands = DemoCountry(
        name: "Netherlands",
        ownName: "Nederland",
        timeZone: "Europe/Amsterdam",
        dialCode: "31",
        trunkPrefix: "0",
        mobiles: [.init("6", "10000", 3)],
        cities: [
            City(name: "Amsterdam", zip: "1012 AB", state: "Noord-Holland", phones: .init("20", "5550", 3)),
            City(name: "Rotterdam", zip: "3011 AA", state: "Zuid-Holland", phones: .init("10", "5550", 3)),
        ],
        streets: ["Keizersgracht", "Dorpsstraat", "Molenweg"],
        women: DemoName.list("Sanne, Marijke, Lotte, Femke"),
        men: DemoName.list("Daan, Pieter, Joost, Sjoerd"),
        families: Family.list("van der Berg, de Vries, Jansen, van 't Hoff, ten Have, Bakker")
    )

    private static let france = DemoCountry(
        name: "France",
        ownName: "France",
        timeZone: "Europe/Paris",
        dialCode: "33",
        trunkPrefix: "0",
        mobiles: [.init("6", "00000", 3), .init("6", "00001", 3)],
        cities: [
            City(name: "Paris", zip: "75002", state: "Île-de-France", phones: .init("1", "99000", 3)),
            City(name: "Lyon", zip: "69002", state: "Auvergne-Rhône-Alpes", phones: .init("4", "65710", 3)),
        ],
        streets: ["rue de la République", "avenue Victor-Hugo", "chemin des Vignes"],
        women: DemoName.list("Amélie=amelie, Françoise=francoise, Chloé=chloe, Marie-Hélène=marie-helene"),
        men: DemoName.list("François=francois, Jérôme=jerome, Étienne=etienne, Jean-Baptiste"),
        families: Family.list("Dupont, Lefèvre=lefevre, d'Artois, Béranger=beranger, Le Goff, Moreau")
    )

    private static let spain = DemoCountry(
        name: "Spain",
        ownName: "España",
        timeZone: "Europe/Madrid",
        dialCode: "34",
        trunkPrefix: "",
        mobiles: [.init("600", "000", 3)],
        cities: [
            City(name: "Madrid", zip: "28013", state: "Madrid", phones: .init("910", "000", 3)),
            City(name: "Barcelona", zip: "08002", state: "Cataluña", phones: .init("930", "000", 3)),
        ],
        streets: ["Calle Mayor", "Paseo del Prado", "Avenida Diagonal"],
        women: DemoName.list("Lucía=lucia, María José=mariajose, Núria=nuria, Begoña=begona"),
        men: DemoName.list("José=jose, Íñigo=inigo, Andrés=andres, Juan Carlos=juancarlos"),
        families: Family.list("García Núñez=garcia, Fernández=fernandez, de la Cruz, Muñoz=munoz, Ibáñez=ibanez")
    )

    private static let italy = DemoCountry(
        name: "Italy",
        ownName: "Italia",
        timeZone: "Europe/Rome",
        dialCode: "39",
        trunkPrefix: "",
        mobiles: [.init("320", "0000", 3), .init("333", "0000", 3)],
        cities: [
            City(name: "Roma", zip: "00184", state: "RM", phones: .init("06", "0000", 3)),
            City(name: "Milano", zip: "20121", state: "MI", phones: .init("02", "0000", 3)),
        ],
        streets: ["Via Garibaldi", "Piazza San Marco", "Corso Italia"],
        women: DemoName.list("Giulia, Chiara, Francesca, Niccolina"),
        men: DemoName.list("Nicolò=nicolo, Giuseppe, Luca, Pier Paolo=pierpaolo"),
        families: Family.list("D'Angelo, Rossi, De Luca, Bianchi, Dell'Acqua, Esposito")
    )

    private static let poland = DemoCountry(
        name: "Poland",
        ownName: "Polska",
        timeZone: "Europe/Warsaw",
        dialCode: "48",
        trunkPrefix: "",
        mobiles: [.init("500", "000", 3), .init("600", "000", 3)],
        cities: [
            City(name: "Warszawa", zip: "00-001", state: "mazowieckie", phones: .init("22", "5550", 3)),
            City(name: "Kraków", zip: "31-001", state: "małopolskie", phones: .init("12", "5550", 3)),
        ],
        streets: ["ul. Długa", "ul. Kwiatowa", "al. Jerozolimskie"],
        women: DemoName.list("Małgorzata=malgorzata, Agnieszka, Żaneta=zaneta, Zofia"),
        men: DemoName.list("Łukasz=lukasz, Paweł=pawel, Stanisław=stanislaw, Grzegorz"),
        families: Family.list(
            """
            Kowalska/Kowalski, Wiśniewska=wisniewska/Wiśniewski=wisniewski, Nowak, Wójcik=wojcik, \
            Dąbrowska=dabrowska/Dąbrowski=dabrowski, Żak=zak
            """
        )
    )

    private static let ukraine = DemoCountry(
        name: "Ukraine",
        ownName: "Україна",
        timeZone: "Europe/Kyiv",
        dialCode: "380",
        trunkPrefix: "0",
        mobiles: [.init("50", "0000", 3), .init("67", "0000", 3)],
        cities: [
            City(name: "Київ", zip: "01001", state: "Київ", phones: .init("44", "5550", 3)),
            City(name: "Львів", zip: "79000", state: "Львівська область", phones: .init("32", "5550", 3)),
        ],
        streets: ["вул. Хрещатик", "вул. Шевченка", "просп. Свободи"],
        women: DemoName.list("Олена=olena, Юлія=yuliia, Наталія=nataliia, Оксана=oksana"),
        men: DemoName.list("Олександр=oleksandr, Андрій=andrii, Сергій=serhii, Тарас=taras"),
        families: Family.list(
            """
            Шевченко=shevchenko, Бондаренко=bondarenko, Ковальська=kovalska/Ковальський=kovalskyi, Мельник=melnyk, \
            Лук'яненко=lukianenko
            """
        ),
        patronymics: [("Іванівна", "Іванович"), ("Петрівна", "Петрович"), ("Григорівна", "Григорович")]
    )

    private static let unitedKingdom = DemoCountry(
        name: "United Kingdom",
        ownName: "UK",
        timeZone: "Europe/London",
        dialCode: "44",
        trunkPrefix: "0",
        mobiles: [.init("7700", "000", 3)],
        cities: [
            City(name: "London", zip: "EC1A 1BB", state: "Greater London", phones: .init("20", "79460", 3)),
            City(name: "Manchester", zip: "M1 1AE", state: "Greater Manchester", phones: .init("161", "4960", 3)),
            City(name: "Edinburgh", zip: "EH1 1YZ", state: "Scotland", phones: .init("131", "4960", 3)),
        ],
        streets: ["High Street", "Station Road", "Victoria Terrace"],
        women: DemoName.list("Siobhán=siobhan, Emily, Mary Ann=maryann, Charlotte"),
        men: DemoName.list("Séan=sean, Oliver, Angus, George"),
        families: Family.list("O'Neill, MacDonald, Smith-Jones, McAllister, Taylor, St. John=stjohn")
    )

    private static let unitedStates = DemoCountry(
        name: "United States",
        ownName: "USA",
        timeZone: "America/New_York",
        dialCode: "1",
        trunkPrefix: "",
        mobiles: [.init("212", "55501", 2), .init("415", "55501", 2)],
        cities: [
            City(name: "New York", zip: "10001", state: "NY", phones: .init("212", "55501", 2)),
            City(name: "Boston", zip: "02108", state: "MA", phones: .init("617", "55501", 2)),
        ],
        streets: ["Main Street", "Maple Avenue", "5th Avenue"],
        women: DemoName.list("Ashley, Emma Grace=emmagrace, Renée=renee, Latoya"),
        men: DemoName.list("Tyler, DeShawn, José=jose, William"),
        families: Family.list("Johnson, O'Brien, Nguyen, Washington, de Leon, McDonald, García=garcia")
    )

    private static let turkey = DemoCountry(
        name: "Turkey",
        ownName: "Türkiye",
        timeZone: "Europe/Istanbul",
        dialCode: "90",
        trunkPrefix: "0",
        mobiles: [.init("530", "0000", 3), .init("532", "0000", 3)],
        cities: [
            City(name: "İstanbul", zip: "34000", state: "İstanbul", phones: .init("212", "5550", 3)),
            City(name: "Ankara", zip: "06000", state: "Ankara", phones: .init("312", "5550", 3)),
        ],
        streets: ["Atatürk Caddesi", "Çiçek Sokak", "İstiklal Caddesi"],
        women: DemoName.list("Ayşe=ayse, Elif, Gülşen=gulsen, Işıl=isil"),
        men: DemoName.list("İbrahim=ibrahim, Emre, Oğuz=oguz, Çağlar=caglar"),
        families: Family.list("Yılmaz=yilmaz, Öztürk=ozturk, Şahin=sahin, Kılıç=kilic, Demir")
    )

    private static let sweden = DemoCountry(
        name: "Sweden",
        ownName: "Sverige",
        timeZone: "Europe/Stockholm",
        dialCode: "46",
        trunkPrefix: "0",
        mobiles: [.init("70", "17406", 2)],
        cities: [
            City(name: "Stockholm", zip: "111 20", state: "Stockholms län", phones: .init("8", "465004", 2)),
            City(name: "Göteborg", zip: "411 03", state: "Västra Götaland", phones: .init("31", "39006", 2)),
        ],
        streets: ["Drottninggatan", "Storgatan", "Åsögatan"],
        women: DemoName.list("Åsa=asa, Linnéa=linnea, Märta=marta, Ingrid"),
        men: DemoName.list("Björn=bjorn, Göran=goran, Håkan=hakan, Lars-Erik"),
        families: Family.list("Åström=astrom, Lindqvist, Öberg=oberg, Svensson, af Klint")
    )

    private static let brazil = DemoCountry(
        name: "Brazil",
        ownName: "Brasil",
        timeZone: "America/Sao_Paulo",
        dialCode: "55",
        trunkPrefix: "",
        mobiles: [.init("11", "990000", 3), .init("21", "990000", 3)],
        cities: [
            City(name: "São Paulo", zip: "01000-000", state: "SP", phones: .init("11", "55550", 3)),
            City(name: "Rio de Janeiro", zip: "20000-000", state: "RJ", phones: .init("21", "35550", 3)),
        ],
        streets: ["Rua das Flores", "Avenida Paulista", "Praça da Sé"],
        women: DemoName.list("Conceição=conceicao, Júlia=julia, Ana Beatriz=anabeatriz, Luíza=luiza"),
        men: DemoName.list("João=joao, Antônio=antonio, Luís Felipe=luisfelipe, Mateus"),
        families: Family.list("da Silva, dos Santos, Gonçalves=goncalves, Araújo=araujo, de Souza e Silva=souza")
    )
}
