import Testing

@testable import Scripting

struct TextModuleTests {
    @Test(arguments: [
        ("anna MÜLLER", "Anna Müller"),
        ("o'neill", "O'Neill"),
        ("SINÉAD O’CONNOR", "Sinéad O’Connor"),
        ("ANNA-MARIA", "Anna-Maria"),
        ("mcdonald", "McDonald"),
        ("MCDONALD", "McDonald"),
        ("Ronald McDonald", "Ronald McDonald"),
        ("Leonardo DiCaprio", "Leonardo DiCaprio"),
        ("van der Berg", "van der Berg"),
        ("VAN DER BERG", "van der Berg"),
        ("VINCENT VAN DER BERG-O'NEILL", "Vincent van der Berg-O'Neill"),
        ("maria de la cruz", "Maria de la Cruz"),
        ("de la cruz", "de la Cruz"),
        ("otto von bismarck", "Otto von Bismarck"),
        ("salman bin abdulaziz", "Salman bin Abdulaziz"),
        ("jacobus van 't hoff", "Jacobus van 't Hoff"),
        ("VAN", "Van"),
        ("le minh", "Le Minh"),
        ("j.r.r. tolkien", "J.R.R. Tolkien"),
        ("JOHN SMITH III", "John Smith III"),
        ("МАР'ЯНА  ЁЛКИНА", "Мар'яна  Ёлкина"),
        ("ΓΙΏΡΓΟΣ", "Γιώργος"),
        ("ǆordan", "ǅordan"),
        (" anna\u{A0}berg ", " Anna\u{A0}Berg "),
        ("", ""),
    ])
    func `names are titled as people write them`(given: String, wanted: String) throws {
        #expect(try Workbench().values("text.title(\"\(given)\")") == [wanted])
    }

    @Test(arguments: [
        ("Zoë Strauß-Sørensen", "Zoe Strauss-Sorensen"),
        ("Łódź é ñ ç Å", "Lodz e n c A"),
        ("e\u{301}", "e"),
        ("Ægir Þór Đorđe", "AEgir Thor Dorde"),
        ("Nguyễn Văn Ước", "Nguyen Van Uoc"),
        ("Γιώργος", "Γιωργος"),
        ("Андрей Ёлкин", "Андрей Ёлкин"),
        ("plain", "plain"),
    ])
    func `accents are folded, and Cyrillic letters are no accents`(given: String, wanted: String) throws {
        #expect(try Workbench().values("text.fold(\"\(given)\")") == [wanted])
    }

    @Test(arguments: [
        ("Юлия Щукина", "Iuliia Shchukina"),
        ("ЩУКИНА", "SHCHUKINA"),
        ("Щ", "Shch"),
        ("Фёдор Подъячев, Игорь", "Fedor Podieiachev, Igor"),
        ("Юрій Їжак", "Iurii Izhak"),
        ("Њего Љубић", "Njego Ljubic"),
        ("Γιώργος", "Giorgos"),
        ("Παπαδόπουλος", "Papadopoulos"),
        ("Ευάγγελος Μπακογιάννης", "Evangelos Bakogiannis"),
        ("Ναύπλιο ΑΥΓΗ ευχή", "Nafplio AVGI efchi"),
        ("ΟΥΡΑΝΙΑ", "OURANIA"),
        ("Ἀθηνᾶ τοῦ Ὁμήρου", "Athina tou Omirou"),
        ("Әлия Құрманғазы", "Aliia Kurmangazy"),
        ("Müller 7", "Müller 7"),
    ])
    func `Cyrillic and Greek names are written in Latin letters`(given: String, wanted: String) throws {
        #expect(try Workbench().values("text.latin(\"\(given)\")") == [wanted])
    }

    @Test func `nothing gives nothing`() throws {
        #expect(try Workbench().values("text.title(nil), text.fold(nil), text.latin()") == ["nil", "nil", "nil"])
    }

    @Test(arguments: ["title", "fold", "latin"])
    func `what is no text, or too long, raises and names the argument`(name: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("text.\(name) {}") }
        #expect(error?.message == "program.lua:1: bad argument #1 to 'text.\(name)' (string expected, got table)")
        let long = #expect(throws: ScriptError.self) { try Workbench().run("text.\(name)(('x'):rep(2 << 20))") }
        #expect(long?.message.hasSuffix("bad argument #1 to 'text.\(name)' (text of at most 1 MiB expected)") == true)
    }

    @Test(arguments: ["title", "latin"])
    func `what is too long for a name raises`(name: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("text.\(name)(('x'):rep(17000))") }
        #expect(
            error?.message.hasSuffix("bad argument #1 to 'text.\(name)' (a name of at most 16 KiB expected)") == true
        )
    }
}
