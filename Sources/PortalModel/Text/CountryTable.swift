/// The countries and territories of ISO 3166-1, and Kosovo.
///
/// Written by `scripts/countries` from Debian's packages iso-codes and unicode-cldr-core, and from `scripts/country-names`.
package enum CountryTable {
    /// Alpha-2, alpha-3 and numeric code, which Kosovo lacks.
    package static let codes = """
        AD AND 020;AE ARE 784;AF AFG 004;AG ATG 028;AI AIA 660;AL ALB 008;AM ARM 051;AO AGO 024;AQ ATA 010;AR ARG 032;AS ASM 016
        AT AUT 040;AU AUS 036;AW ABW 533;AX ALA 248;AZ AZE 031;BA BIH 070;BB BRB 052;BD BGD 050;BE BEL 056;BF BFA 854;BG BGR 100
        BH BHR 048;BI BDI 108;BJ BEN 204;BL BLM 652;BM BMU 060;BN BRN 096;BO BOL 068;BQ BES 535;BR BRA 076;BS BHS 044;BT BTN 064
        BV BVT 074;BW BWA 072;BY BLR 112;BZ BLZ 084;CA CAN 124;CC CCK 166;CD COD 180;CF CAF 140;CG COG 178;CH CHE 756;CI CIV 384
        CK COK 184;CL CHL 152;CM CMR 120;CN CHN 156;CO COL 170;CR CRI 188;CU CUB 192;CV CPV 132;CW CUW 531;CX CXR 162;CY CYP 196
        CZ CZE 203;DE DEU 276;DJ DJI 262;DK DNK 208;DM DMA 212;DO DOM 214;DZ DZA 012;EC ECU 218;EE EST 233;EG EGY 818;EH ESH 732
        ER ERI 232;ES ESP 724;ET ETH 231;FI FIN 246;FJ FJI 242;FK FLK 238;FM FSM 583;FO FRO 234;FR FRA 250;GA GAB 266;GB GBR 826
        GD GRD 308;GE GEO 268;GF GUF 254;GG GGY 831;GH GHA 288;GI GIB 292;GL GRL 304;GM GMB 270;GN GIN 324;GP GLP 312;GQ GNQ 226
        GR GRC 300;GS SGS 239;GT GTM 320;GU GUM 316;GW GNB 624;GY GUY 328;HK HKG 344;HM HMD 334;HN HND 340;HR HRV 191;HT HTI 332
        HU HUN 348;ID IDN 360;IE IRL 372;IL ISR 376;IM IMN 833;IN IND 356;IO IOT 086;IQ IRQ 368;IR IRN 364;IS ISL 352;IT ITA 380
        JE JEY 832;JM JAM 388;JO JOR 400;JP JPN 392;KE KEN 404;KG KGZ 417;KH KHM 116;KI KIR 296;KM COM 174;KN KNA 659;KP PRK 408
        KR KOR 410;KW KWT 414;KY CYM 136;KZ KAZ 398;LA LAO 418;LB LBN 422;LC LCA 662;LI LIE 438;LK LKA 144;LR LBR 430;LS LSO 426
        LT LTU 440;LU LUX 442;LV LVA 428;LY LBY 434;MA MAR 504;MC MCO 492;MD MDA 498;ME MNE 499;MF MAF 663;MG MDG 450;MH MHL 584
        MK MKD 807;ML MLI 466;MM MMR 104;MN MNG 496;MO MAC 446;MP MNP 580;MQ MTQ 474;MR MRT 478;MS MSR 500;MT MLT 470;MU MUS 480
        MV MDV 462;MW MWI 454;MX MEX 484;MY MYS 458;MZ MOZ 508;NA NAM 516;NC NCL 540;NE NER 562;NF NFK 574;NG NGA 566;NI NIC 558
        NL NLD 528;NO NOR 578;NP NPL 524;NR NRU 520;NU NIU 570;NZ NZL 554;OM OMN 512;PA PAN 591;PE PER 604;PF PYF 258;PG PNG 598
        PH PHL 608;PK PAK 586;PL POL 616;PM SPM 666;PN PCN 612;PR PRI 630;PS PSE 275;PT PRT 620;PW PLW 585;PY PRY 600;QA QAT 634
        RE REU 638;RO ROU 642;RS SRB 688;RU RUS 643;RW RWA 646;SA SAU 682;SB SLB 090;SC SYC 690;SD SDN 729;SE SWE 752;SG SGP 702
        SH SHN 654;SI SVN 705;SJ SJM 744;SK SVK 703;SL SLE 694;SM SMR 674;SN SEN 686;SO SOM 706;SR SUR 740;SS SSD 728;ST STP 678
        SV SLV 222;SX SXM 534;SY SYR 760;SZ SWZ 748;TC TCA 796;TD TCD 148;TF ATF 260;TG TGO 768;TH THA 764;TJ TJK 762;TK TKL 772
        TL TLS 626;TM TKM 795;TN TUN 788;TO TON 776;TR TUR 792;TT TTO 780;TV TUV 798;TW TWN 158;TZ TZA 834;UA UKR 804;UG UGA 800
        UM UMI 581;US USA 840;UY URY 858;UZ UZB 860;VA VAT 336;VC VCT 670;VE VEN 862;VG VGB 092;VI VIR 850;VN VNM 704;VU VUT 548
        WF WLF 876;WS WSM 882;XK XKX;YE YEM 887;YT MYT 175;ZA ZAF 710;ZM ZMB 894;ZW ZWE 716
        """

    /// Names, each with the codes of the countries that are called so, sorted by the name's bytes.
    ///
    /// A name is written as `Countries` compares it. The names are in English, German, Russian, the official languages of the
    /// country, and those of Europe and Vietnam that the script lists.
    package static let names = """
        a rap xe ut SA;abd US;abd kucuk harici adalari UM;abd virjin adalari VI;aegypten EG;aequatorialguinea GQ;aethiopien ET
        afeganistao AF;afganistan AF;afghanistan AF;africa do sul ZA;afrique du sud ZA;agypten EG;ai cap EG;aland AX
        aland adalari AX;aland inseln AX;aland islands AX;alandinseln AX;albania AL;albanie AL;albanien AL;alemanha DE
        alemania DE;algeria DZ;algerie DZ;algerien DZ;algerije DZ;algieria DZ;allemagne DE;almanya DE
        altre isole americane del pacifico UM;america US;american samoa AS;amerika US;amerika birlesik devletleri US
        amerikaans samoa AS;amerikaanse maagdeneilanden VI;amerikan samoasi AS;amerikanisch samoa AS
        amerikanische jungferninseln VI;amerikanische uberseeinseln UM;amerikanische ueberseeinseln UM;an do IN;andora AD
        andorra AD;andorre AD;angleterre GB;anglia GB;angola AO;anguila AI;anguilla AI;anh GB;antarctica AQ;antarctique AQ
        antarktika AQ;antarktis AQ;antarktyda AQ;antartida AQ;antartide AQ;antigua AG;antigua and barbuda AG
        antigua e barbuda AG;antigua en barbuda AG;antigua et barbuda AG;antigua i barbuda AG;antigua und barbuda AG
        antigua va barbuda AG;antigua ve barbuda AG;antigua y barbuda AG;aotearoa NZ;aquatorialguinea GQ
        arab republic of egypt EG;arabia saudi SA;arabia saudita SA;arabia saudyjska SA;arabie saoudite SA
        arabische republik aegypten EG;arabische republik agypten EG;argelia DZ;argentina AR;argentine AR;argentine republic AR
        argentinie AR;argentinien AR;argentinische republik AR;argentyna AR;arjantin AR;armenia AM;armenie AM;armenien AM
        arnavutluk AL;aruba AW;aserbaidschan AZ;athiopien ET;australia AU;australie AU;australien AU;austria AT;autriche AT
        avustralya AU;avusturya AT;azarbaycan AZ;azerbaidjan AZ;azerbaigian AZ;azerbaijan AZ;azerbaijao AZ;azerbaiyan AZ
        azerbaycan AZ;azerbeidzjan AZ;azerbejdzan AZ;ba lan PL;bac macedonia MK;bahamalar BS;bahamas BS;bahamy BS;bahrain BH
        bahrajn BH;bahrein BH;bahreyn BH;banglades BD;bangladesch BD;bangladesh BD;bangladesz BD;barbade BB;barbados BB
        barein BH;bati sahra EH;belarus BY;belcika BE;belgia BE;belgica BE;belgie BE;belgien BE;belgien belgique BE;belgio BE
        belgique BE;belgium BE;belice BZ;belize BZ;belorussia BY;benin BJ;bermuda BM;bermudas BM;bermudes BM;bermudy BM
        bhoutan BT;bhutan BT;bialorus BY;bielorrusia BY;bielorrussia BY;bielorussia BY;bielorussie BY;bih BA
        birlesik arap emirlikleri AE;birlesik krallik GB;birma MM;bk GB;bo bien nga CI;bo dao nha PT
        bolivarian republic of venezuela VE;bolivarische republik venezuela VE;bolivia BO;bolivia plurinational state of BO
        bolivie BO;bolivien BO;bolivien plurinationaler staat BO;bolivya BO;boliwia BO;bonaire sint eustatius and saba BQ
        bonaire sint eustatius und saba BQ;bosna hersek BA;bosna i hercegovina BA;bosnia BA;bosnia and herzegovina BA
        bosnia e herzegovina BA;bosnia ed erzegovina BA;bosnia herzegovina BA;bosnia i hercegowina BA;bosnia va herzegovina BA
        bosnia y herzegovina BA;bosnie en herzegovina BA;bosnie herzegovine BA;bosnien BA;bosnien herzegowina BA
        bosnien und herzegowina BA;botsuana BW;botsvana BW;botswana BW;bouvet adasi BV;bouvet insel BV;bouvet island BV
        bouveteiland BV;bouvetinsel BV;brasil BR;brasile BR;brasilien BR;brazil BR;brazilie BR;brazylia BR;brd DE;bresil BR
        brezilya BR;britain GB;britanya hint okyanusu topraklari IO;britanya virjin adalari VG;britische jungferninseln VG
        britisches territorium im indischen ozean IO;british indian ocean territory IO;british virgin islands VG
        brits indische oceaanterritorium IO;britse maagdeneilanden VG;brunei BN;brunei darussalam BN
        brytyjskie terytorium oceanu indyjskiego IO;brytyjskie wyspy dziewicze VG;bul BG;bulgaria BG;bulgarie BG;bulgarien BG
        bulgarije BG;bulgaristan BG;bundesrepublik DE;bundesrepublik deutschland DE;bundesrepublik nigeria NG
        bundesrepublik somalia SO;burkina faso BF;burma MM;burquina faso BF;burundi BI;butan BT;butao BT;byelorussia BY;bỉ BE
        ca ri be ha lan BQ;cabo verde CV;cac tieu dao xa cua hoa ky UM;cac tieu vuong quoc a rap thong nhat AE;camaroes CM
        cambodge KH;cambodia KH;cambodja KH;cambogia KH;camboja KH;camboya KH;cameroon CM;cameroun CM;camerun CM;campuchia KH
        canada CA;cap vert CV;cape verde CV;capo verde CV;car CF;caraibi olandesi BQ;caribbean netherlands BQ
        caribe neerlandes BQ;caribisch nederland BQ;catar QA;cayman adalari KY;cayman inseln KY;cayman islands KY;cazaquistao KZ
        cebelitarik GI;cechia CZ;cek cumhuriyeti CZ;cekya CZ;centraal afrikaanse republiek CF;central african republic CF
        ceska republika CZ;cesko CZ;cezayir DZ;chad TD;chade TD;chagos archipel IO;chagos archipelago IO;chequia CZ;chile CL
        chili CL;china CN;china festland CN;china mainland CN;chine CN;chinese taipei TW;chiny CN;chipre CY;chorwacja HR
        christmas adasi CX;christmas island CX;christmaseiland CX;chypre CY;ciad TD;cibuti DJ;cidade do vaticano VA;cile CL
        cin hong kong oib HK;cin makao oib MO;cina CN;cipro CY;citta del vaticano VA;ciudad del vaticano VA
        cocos keeling adalari CC;cocos keeling islands CC;cocoseilanden CC;colombia CO;colombie CO;commonwealth der bahamas BS
        commonwealth dominica DM;commonwealth noerdliche mariana inseln MP;commonwealth nordliche mariana inseln MP
        commonwealth of dominica DM;commonwealth of the bahamas BS;commonwealth of the northern mariana islands MP;comoras KM
        comore KM;comoren KM;comores KM;comoros KM;confoederatio helvetica CH;cong hoa congo CG;cong hoa dan chu congo CD
        cong hoa dominica DO;cong hoa sec CZ;cong hoa trung phi CF;congo CD/CG;congo brazzaville CG;congo drc CD
        congo kinshasa CD;congo rdc CD;congo repubblica CG;congo republic CG;congo republica CG;congo republiek CG
        congo the democratic republic of the CD;cook adalari CK;cook islands CK;cookeilanden CK;cookinseln CK;corea del nord KP
        corea del norte KP;corea del sud KR;corea del sur KR;coree du nord KP;coree du sud KR;coreia do norte KP
        coreia do sul KR;costa davorio CI;costa de marfil CI;costa do marfim CI;costa rica CR;cote divoire CI;crna gora ME
        cro HR;croacia HR;croatia HR;croatie HR;croazia HR;cuba CU;curacao CW;curazao CW;cymru GB;cypr CY;cyprus CY;czad TD
        czarnogora ME;czech republic CZ;czechia CZ;czechy CZ;dac khu hanh chinh hong kong trung quoc HK
        dac khu hanh chinh macao trung quoc MO;daenemark DK;dai loan TW;dalekie wyspy mniejsze stanow zjednoczonych UM
        dan mach DK;danemark DK;dania DK;danimarca DK;danimarka DK;danmark DK;dao bouvet BV;dao giang sinh CX;dao man IM
        dao norfolk NF;dem republic congo CD;dem republic of the congo CD;democratic peoples republic of korea KP
        democratic republic of sao tome and principe ST;democratic republic of the congo CD
        democratic republic of timor leste TL;democratic socialist republic of sri lanka LK
        democratische republiek oost timor TL;demokratische arabische republik sahara EH
        demokratische bundesrepublik aethiopien ET;demokratische bundesrepublik athiopien ET
        demokratische bundesrepublik nepal NP;demokratische republik kongo CD;demokratische republik sao tome und principe ST
        demokratische republik timor leste TL;demokratische sozialistische republik sri lanka LK
        demokratische volksrepublik algerien DZ;demokratische volksrepublik korea KP;demokratyczna republika konga CD;den DK
        denemarken DK;denmark DK;deutschland DE;dinamarca DK;djibouti DJ;djibuti DJ;dogu timor TL;dominica DM
        dominicaanse republiek DO;dominican republic DO;dominik cumhuriyeti DO;dominika DM;dominikana DO
        dominikanische republik DO;dominique DM;dong timor TL;dprk KP;dr congo CD;drc CD;dschibuti DJ;duitsland DE;dzibuti DJ
        east timor TL;eastern republic of uruguay UY;ecuador EC;ee uu US;eesti EE;eeuu US;egipt EG;egipto EG;egito EG;egitto EG
        egypt EG;egypte EG;eire IE;ekvador EC;ekvator ginesi GQ;ekwador EC;el salvador SV;elfenbeinkueste CI;elfenbeinkuste CI
        ellada GR;ellan vannin IM;emirados arabes unidos AE;emirate AE;emirates AE;emirati arabi uniti AE
        emiratos arabes unidos AE;emirats arabes unis AE;endonezya ID;engeland GB;england GB;equador EC;equateur EC
        equatoriaal guinea GQ;equatorial guinea GQ;eritre ER;eritrea ER;eritreia ER;ermenistan AM;erythree ER;erytrea ER
        eslovaquia SK;eslovenia SI;espagne ES;espainia ES;espana ES;espanha ES;espanya ES;essuatini SZ;estados unidos US
        estados unidos de america US;estland EE;estonia EE;estonie EE;estonya EE;esuatini SZ;esvatini SZ;eswatini SZ
        etat de la cite du vatican VA;etats unis US;etats unis damerique US;ethiopia ET;ethiopie ET;etiopia ET;etiyopya ET
        eua US;faeroeer FO;faeroeer inseln FO;faeroer FO;faeroerne FO;falkland adalari FK;falkland adalari malvinas adalari FK
        falkland islands FK;falkland islands islas malvinas FK;falkland islands malvinas FK;falklandeilanden FK
        falklandeilanden islas malvinas FK;falklandinseln FK;falklandinseln malwinen FK;falklands FK;falklandy FK
        falklandy malwiny FK;faroe adalari FO;faroe islands FO;faroer FO;faroer inseln FO;fas MA
        federal democratic republic of ethiopia ET;federal democratic republic of nepal NP;federal republic of germany DE
        federal republic of nigeria NG;federal republic of somalia SO;federated states of micronesia FM
        federative republic of brazil BR;fidji FJ;fidschi FJ;fidzi FJ;figi FJ;fiji FJ;fildisi sahili CI;filipijnen PH
        filipinas PH;filipinler PH;filipiny PH;filippine PH;filistin PS;filistin bolgeleri PS;finland FI;finlande FI
        finlandia FI;finlandiya FI;finnland FI;fiyi FJ;foderative republik brasilien BR;foderierte staaten von mikronesien FM
        foederative republik brasilien BR;foederierte staaten von mikronesien FM;foroyar FO;franca FR;france FR;francia FR
        francja FR;francuskie terytoria poludniowe i antarktyczne TF;frankreich FR;frankrijk FR;frans guyana GF
        frans polynesie PF;fransa FR;franse gebieden in de zuidelijke indische oceaan TF;fransiz guney topraklari TF
        fransiz guyanasi GF;fransiz polinezyasi PF;franzoesisch guayana GF;franzoesisch guyana GF;franzoesisch polynesien PF
        franzoesische republik FR;franzoesische sued und antarktisgebiete TF;franzosisch guayana GF;franzosisch guyana GF
        franzosisch polynesien PF;franzosische republik FR;franzosische sud und antarktisgebiete TF;french guiana GF
        french polynesia PF;french republic FR;french southern territories TF;fuerstentum andorra AD
        fuerstentum liechtenstein LI;fuerstentum monaco MC;furstentum andorra AD;furstentum liechtenstein LI
        furstentum monaco MC;fyrom MK;gabao GA;gabon GA;gabonese republic GA;gabun GA;gabunische republik GA;gambia GM;gambie GM
        gambiya GM;gana GH;gb GB;georgia GE;georgia del sud e sandwich australi GS;georgia poludniowa i sandwich poludniowy GS
        georgie GE;georgie du sud et les iles sandwich du sud GS;georgien GE;ger DE;germania DE;germany DE;ghana GH;giamaica JM
        giappone JP;gibilterra GI;gibraltar GI;gibuti DJ;gine GN;gine bissau GW;giordania JO;granada GD
        grand duchy of luxembourg LU;gre GR;great britain GB;grece GR;grecia GR;grecja GR;greece GR;greenland GL;grenada GD
        grenade GD;grenlandia GL;griechenland GR;griekenland GR;groenland GL;groenlandia GL;gronland GL;grossbritannien GB
        grossherzogtum luxemburg LU;gruzja GE;guadalupa GP;guadalupe GP;guadeloupe GP;guam GU;guatemala GT;guayana francesa GF
        guernesey GG;guernsey GG;guiana GY;guiana francesa GF;guiana thuoc phap GF;guine GN;guine bissau GW;guine equatorial GQ
        guinea GN;guinea bisau GW;guinea bissau GW;guinea ecuatorial GQ;guinea equatoriale GQ;guinea xich dao GQ;guinee GN
        guinee bissau GW;guinee equatoriale GQ;gujana GY;gujana francuska GF;guney afrika ZA
        guney georgia ve guney sandwich adalari GS;guney kore KR;guney sudan SS;gurcistan GE;guyana GY;guyana francese GF
        guyane francaise GF;gwadelupa GP;gwatemala GT;gwinea GN;gwinea bissau GW;gwinea rownikowa GQ;ha lan NL;haiti HT
        han quoc KR;haschemitisches koenigreich jordanien JO;haschemitisches konigreich jordanien JO
        hashemite kingdom of jordan JO;heard adasi ve mcdonald adalari HM;heard and mcdonald islands HM
        heard en mcdonaldeilanden HM;heard island and mcdonald islands HM;heard und mcdonaldinseln HM;heiliger stuhl VA
        heiliger stuhl staat vatikanstadt VA;hellas GR;hellenic republic GR;hellenische republik GR;helvetia CH;hindistan IN
        hirvatistan HR;hiszpania ES;hoa ky US;holandia NL;holland NL;hollanda NL;holy see VA;holy see vatican city state VA
        honduras HN;hong kong HK;hong kong rae da china HK;hong kong sar HK;hong kong sar china HK
        hong kong special administrative region of china HK;hongarije HU;hongkong HK;hongkong sar van china HK;hongrie HU
        hrvatska HR;hungary HU;hungria HU;hy lap GR;iceland IS;iemen YE;ierland IE;ijsland IS;ile bouvet BV;ile christmas CX
        ile de man IM;ile norfolk NF;iles aland AX;iles caimans KY;iles cocos CC;iles cook CK;iles feroe FO
        iles heard et macdonald HM;iles malouines FK;iles malouines iles falkland FK;iles mariannes du nord MP;iles marshall MH
        iles mineures eloignees des etats unis UM;iles pitcairn PN;iles salomon SB;iles turques et caiques TC
        iles vierges britanniques VG;iles vierges des etats unis VI;ilha bouvet BV;ilha christmas CX;ilha de man IM
        ilha norfolk NF;ilhas aland AX;ilhas cayman KY;ilhas cocos keeling CC;ilhas cook CK;ilhas faroe FO
        ilhas georgia do sul e sandwich do sul GS;ilhas heard e mcdonald HM;ilhas malvinas FK;ilhas malvinas ilhas falkland FK
        ilhas marianas do norte MP;ilhas marshall MH;ilhas menores distantes dos eua UM;ilhas pitcairn PN;ilhas salomao SB
        ilhas turcas e caicos TC;ilhas virgens americanas VI;ilhas virgens britanicas VG;inde IN
        independent state of papua new guinea PG;independent state of samoa WS;india IN;indie IN;indien IN;indonesia ID
        indonesie ID;indonesien ID;indonezja ID;inghilterra GB;ingiltere GB;inglaterra GB;iningizimu afrika ZA;insel man IM
        irak IQ;iran IR;iran islamic republic of IR;iran islamische republik IR;iraq IQ;iraque IQ;ireland IE;irland IE
        irlanda IE;irlande IE;irlandia IE;irã IR;isla bouvet BV;isla de man IM;isla de navidad CX;isla norfolk NF
        islamic republic of afghanistan AF;islamic republic of iran IR;islamic republic of mauritania MR
        islamic republic of pakistan PK;islamische republik afghanistan AF;islamische republik iran IR
        islamische republik mauretanien MR;islamische republik pakistan PK;island IS;islanda IS;islande IS;islandia IS
        islas aland AX;islas caiman KY;islas cocos CC;islas cook CK;islas feroe FO;islas georgia del sur y sandwich del sur GS
        islas heard y mcdonald HM;islas malvinas FK;islas malvinas islas falkland FK;islas marianas del norte MP
        islas marshall MH;islas menores alejadas de ee uu UM;islas pitcairn PN;islas salomon SB;islas turcas y caicos TC
        islas virgenes britanicas VG;islas virgenes de ee uu VI;isle of man IM;isola bouvet BV;isola christmas CX
        isola di man IM;isola norfolk NF;isole aland AX;isole cayman KY;isole cocos keeling CC;isole cook CK;isole faer oer FO
        isole falkland FK;isole falkland isole malvine FK;isole heard e mcdonald HM;isole marianne settentrionali MP
        isole marshall MH;isole pitcairn PN;isole salomone SB;isole turks e caicos TC;isole vergini americane VI
        isole vergini britanniche VG;ispanya ES;israel IL;israele IL;israil IL;isvec SE;isvicre CH;italia IT;italian republic IT
        italie IT;italien IT;italienische republik IT;italy IT;italya IT;ivoorkust CI;ivory coast CI;izlanda IS;izrael IL
        jamaica JM;jamaika JM;jamaique JM;jamajka JM;japan JP;japao JP;japon JP;japonia JP;japonya JP;jemen YE;jersey JE
        jordan JO;jordania JO;jordanie JO;jordanien JO;kaaimaneilanden KY;kaapverdie CV;kaimaninseln KY;kajmany KY
        kalaallit nunaat GL;kambocya KH;kambodscha KH;kambodza KH;kameroen CM;kamerun CM;kampuchea KH;kanada CA;kap verde CV
        karadag ME;karayip hollandasi BQ;karibische niederlande BQ;kasachstan KZ;katar QA;kazachstan KZ;kazajistan KZ
        kazakhstan KZ;kazakistan KZ;kenia KE;kenya KE;kibris CY;kingdom of bahrain BH;kingdom of belgium BE;kingdom of bhutan BT
        kingdom of cambodia KH;kingdom of denmark DK;kingdom of eswatini SZ;kingdom of lesotho LS;kingdom of morocco MA
        kingdom of norway NO;kingdom of saudi arabia SA;kingdom of spain ES;kingdom of sweden SE;kingdom of thailand TH
        kingdom of the netherlands NL;kingdom of tonga TO;kirghizistan KG;kirghizstan KG;kirgisien KG;kirgisische republik KG
        kirgisistan KG;kirgistan KG;kirgizia KG;kirgizie KG;kirgizistan KG;kirguistan KG;kiribati KI
        kleine afgelegen eilanden van de verenigde staten UM;kodorosese ti beafrika CF;koenigreich bahrain BH
        koenigreich belgien BE;koenigreich bhutan BT;koenigreich daenemark DK;koenigreich der niederlande NL
        koenigreich eswatini SZ;koenigreich kambodscha KH;koenigreich lesotho LS;koenigreich marokko MA;koenigreich norwegen NO
        koenigreich saudi arabien SA;koenigreich schweden SE;koenigreich spanien ES;koenigreich thailand TH;koenigreich tonga TO
        koeweit KW;kokos keeling inseln CC;kokosinseln CC;kolombiya CO;kolumbia CO;kolumbien CO;komoren KM;komorlar KM;komory KM
        kongo CD/CG;kongo brazavil CG;kongo brazzaville CG;kongo cumhuriyeti CG;kongo demokratik cumhuriyeti CD
        kongo demokratische republik CD;kongo drk CD;kongo kinsasa CD;kongo kinshasa CD;kongo republik CG;konigreich bahrain BH
        konigreich belgien BE;konigreich bhutan BT;konigreich danemark DK;konigreich der niederlande NL;konigreich eswatini SZ
        konigreich kambodscha KH;konigreich lesotho LS;konigreich marokko MA;konigreich norwegen NO;konigreich saudi arabien SA
        konigreich schweden SE;konigreich spanien ES;konigreich thailand TH;konigreich tonga TO;kooperative republik guyana GY
        korea KP/KR;korea democratic peoples republic of KP;korea demokratische volksrepublik KP;korea polnocna KP
        korea poludniowa KR;korea republic of KR;korea republik KR;kosova XK;kosove XK;kosovo XK;kosowo XK;kosta rika CR
        kostaryka CR;koweit KW;kroatie HR;kroatien HR;ksa SA;kuba CU;kuveyt KW;kuwait KW;kuwejt KW;kuzey kore KP
        kuzey makedonya MK;kuzey mariana adalari MP;kyrgyz republic KG;kyrgyzstan KG;la reunion RE
        lanh tho an do duong thuoc anh IO;lanh tho palestine PS;lanh tho phia nam thuoc phap TF;lao pdr LA
        lao peoples democratic republic LA;laos LA;laos demokratische volksrepublik LA;lat LV;latvia LV;latvija LV
        lebanese republic LB;lebanon LB;lesotho LS;lesoto LS;letland LV;letonia LV;letonya LV;lettland LV;lettonia LV
        lettonie LV;letzebuerg LU;li bang LB;liachteschtai LI;liban LB;libanesische republik LB;libano LB;libanon LB;liberia LR
        liberya LR;libia LY;libie LY;libya LY;libyan arab jamahiriya LY;libye LY;libyen LY;liechtenstein LI;lietuva LT
        litauen LT;lithuania LT;litouwen LT;lituania LT;lituanie LT;litva LT;litvanya LT;litwa LT;lotwa LV;lubnan LB
        luksemburg LU;lussemburgo LU;luxembourg LU;luxemburg LU;luxemburgo LU;lào LA;ma roc MA;macao MO;macao sar MO
        macao sar china MO;macao special administrative region of china MO;macaristan HU;macau MO;macau rae da china MO
        macau sar van china MO;macedoine du nord MK;macedonia MK;macedonia del nord MK;macedonia del norte MK
        macedonia do norte MK;macedonia polnocna MK;madagascar MG;madagasikara MG;madagaskar MG;magyarorszag HU;majotta YT
        makao MO;makau MO;malaisie MY;malasia MY;malaui MW;malavi MW;malawi MW;malaysia MY;maldivas MV;maldive MV;maldiven MV
        maldives MV;maldivler MV;malediven MV;malediwy MV;maleisie MY;malezja MY;malezya MY;mali ML;malta MT;malte MT
        malvinas FK;man adasi IM;maqedonia e veriut MK;mariany polnocne MP;maroc MA;marocco MA;marokko MA;maroko MA;marrocos MA
        marruecos MA;marshall adalari MH;marshall islands MH;marshalleilanden MH;marshallinseln MH;martinica MQ;martinik MQ
        martinique MQ;martynika MQ;mauretania MR;mauretanien MR;maurice MU;mauricio MU;mauritania MR;mauritanie MR;mauritius MU
        mayotte YT;mazedonien MK;meksika MX;meksyk MX;merruk MA;messico MX;mexico MX;mexiko MX;mexique MX;mianmar birmania MM
        micronesia FM;micronesia federated states of FM;micronesie FM;mikronesien FM;mikronesien foderierte staaten von FM
        mikronesien foederierte staaten von FM;mikronezja FM;mikronezya FM;misir EG;mjanma birma MM;mocambique MZ;mogolistan MN
        moldau MD;moldau republik MD;moldavia MD;moldavie MD;moldawia MD;moldawien MD;moldova MD;moldova republic of MD
        monaco MC;monako MC;mong co MN;mongolei MN;mongolia MN;mongolie MN;montenegro ME;montserrat MS;moritanya MR;morocco MA
        mosambik MZ;mozambico MZ;mozambik MZ;mozambique MZ;myanmar MM;myanmar birma MM;myanmar birmania MM;myanmar birmanie MM
        myanmar burma MM;myanmar mien dien MM;mỹ US;na uy NO;naijiria NG;nam cuc AQ;nam georgia and quan dao nam sandwich GS
        nam phi ZA;nam sudan SS;namibia NA;namibie NA;namibya NA;nauru NR;ned NL;nederland NL;nepal NP;netherlands NL
        neukaledonien NC;neuseeland NZ;new caledonia NC;new zealand NZ;nga RU;nhat ban JP;nicaragua NI;niderlandy karaibskie BQ
        niederlande NL;niemcy DE;nieuw caledonie NC;nieuw zeeland NZ;niger NE;nigeria NG;nijer NE;nijerya NG;nikaragua NI
        niue NU;noerdliche marianen MP;noord korea KP;noord macedonie MK;noordelijke marianen MP;noorwegen NO;nordirland GB
        nordkorea KP;nordliche marianen MP;nordmazedonien MK;noreg NO;norfolk NF;norfolk adasi NF;norfolk island NF
        norfolkinsel NF;norge NO;north korea KP;north macedonia MK;northern ireland GB;northern mariana islands MP;noruega NO
        norvec NO;norvege NO;norvegia NO;norway NO;norwegen NO;norwegia NO;nouvelle caledonie NC;nouvelle zelande NZ
        nova caledonia NC;nova zelandia NZ;nowa kaledonia NC;nowa zelandia NZ;nueva caledonia NC;nueva zelanda NZ
        nuova caledonia NC;nuova zelanda NZ;oeganda UG;oekraine UA;oesterreich AT;oezbekistan UZ;oman OM;omã OM;oost timor TL
        oostenrijk AT;orta afrika cumhuriyeti CF;osterreich AT;osttimor TL;ouganda UG;ouzbekistan UZ;ozbekistan UZ
        oʻzbekiston UZ;paesi bassi NL;paises baixos NL;paises baixos caribenhos BQ;paises bajos NL;pakistan PK;palaestina PS
        palaestina staat PS;palaestinensische autonomiegebiete PS;palaos PW;palastina PS;palastina staat PS
        palastinensische autonomiegebiete PS;palau PW;palestijnse gebieden PS;palestina PS;palestine PS;palestine state of PS
        palestinian territories PS;palestyna PS;panama PA;papoea nieuw guinea PG;papouasie nouvelle guinee PG;papua neuguinea PG
        papua new guinea PG;papua nova guine PG;papua nowa gwinea PG;papua nueva guinea PG;papua nuova guinea PG
        papua yeni gine PG;paquistao PK;paraguai PY;paraguay PY;paragwaj PY;pays bas NL;pays bas caribeens BQ
        peoples democratic republic of algeria DZ;peoples republic of bangladesh BD;peoples republic of china CN;perou PE
        persia IR;persien IR;peru PE;phan lan FI;phap FR;philippinen PH;philippines PH;pilipinas PH;pitcairn PN
        pitcairn adalari PN;pitcairn islands PN;pitcairneilanden PN;pitcairninseln PN;plurinational state of bolivia BO
        plurinationaler staat bolivien BO;poland PL;polen PL;polinesia francesa PF;polinesia francese PF;polinezja francuska PF
        pologne PL;polonia PL;polonya PL;polska PL;polynesia thuoc phap PF;polynesie francaise PF;por PT;portekiz PT
        porto rico PR;porto riko PR;portogallo PT;portorico PR;portoryko PR;portugal PT;portugalia PT;portugiesische republik PT
        portuguese republic PT;pr china CN;prc CN;principality of andorra AD;principality of liechtenstein LI
        principality of monaco MC;puerto rico PR;qatar QA;qazaqstan KZ;quan dao aland AX;quan dao bac mariana MP
        quan dao cayman KY;quan dao cocos keeling CC;quan dao cook CK;quan dao falkland FK;quan dao falkland islas malvinas FK
        quan dao faroe FO;quan dao heard va mcdonald HM;quan dao marshall MH;quan dao pitcairn PN;quan dao solomon SB
        quan dao turks va caicos TC;quan dao virgin thuoc anh VG;quan dao virgin thuoc hoa ky VI;quenia KE;quirguistao KG
        quiribati KI;rae de hong kong china HK;rae de macao china MO;ras chinoise de hong kong HK;ras chinoise de macao MO
        ras di hong kong HK;ras di macao MO;regno di eswatini SZ;regno unito GB;reino unido GB;repubblica ceca CZ
        repubblica centrafricana CF;repubblica dominicana DO;republic of albania AL;republic of angola AO;republic of armenia AM
        republic of austria AT;republic of azerbaijan AZ;republic of belarus BY;republic of benin BJ
        republic of bosnia and herzegovina BA;republic of botswana BW;republic of bulgaria BG;republic of burundi BI
        republic of cabo verde CV;republic of cameroon CM;republic of chad TD;republic of chile CL;republic of china TW
        republic of colombia CO;republic of costa rica CR;republic of cote divoire CI;republic of croatia HR;republic of cuba CU
        republic of cyprus CY;republic of djibouti DJ;republic of ecuador EC;republic of el salvador SV
        republic of equatorial guinea GQ;republic of estonia EE;republic of fiji FJ;republic of finland FI
        republic of georgia GE;republic of ghana GH;republic of guatemala GT;republic of guinea GN;republic of guinea bissau GW
        republic of guyana GY;republic of haiti HT;republic of honduras HN;republic of iceland IS;republic of india IN
        republic of indonesia ID;republic of iraq IQ;republic of ireland IE;republic of kazakhstan KZ;republic of kenya KE
        republic of kiribati KI;republic of korea KR;republic of kosovo XK;republic of latvia LV;republic of liberia LR
        republic of lithuania LT;republic of madagascar MG;republic of malawi MW;republic of maldives MV;republic of mali ML
        republic of malta MT;republic of mauritius MU;republic of moldova MD;republic of mozambique MZ;republic of myanmar MM
        republic of namibia NA;republic of nauru NR;republic of nicaragua NI;republic of north macedonia MK;republic of palau PW
        republic of panama PA;republic of paraguay PY;republic of peru PE;republic of poland PL;republic of san marino SM
        republic of senegal SN;republic of serbia RS;republic of seychelles SC;republic of sierra leone SL
        republic of singapore SG;republic of slovenia SI;republic of south africa ZA;republic of south sudan SS
        republic of suriname SR;republic of tajikistan TJ;republic of the congo CG;republic of the gambia GM
        republic of the marshall islands MH;republic of the niger NE;republic of the philippines PH;republic of the sudan SD
        republic of trinidad and tobago TT;republic of tunisia TN;republic of turkiye TR;republic of uganda UG
        republic of uzbekistan UZ;republic of vanuatu VU;republic of yemen YE;republic of zambia ZM;republic of zimbabwe ZW
        republica centro africana CF;republica centroafricana CF;republica checa CZ;republica democratica de timor leste TL
        republica democratica del congo CD;republica democratica do congo CD;republica do congo CG;republica dominicana DO
        republica moldova MD;republica tcheca CZ;republik aequatorialguinea GQ;republik albanien AL;republik angola AO
        republik aquatorialguinea GQ;republik armenien AM;republik aserbaidschan AZ;republik belarus BY;republik benin BJ
        republik botsuana BW;republik bulgarien BG;republik burundi BI;republik chile CL;republik costa rica CR
        republik cote divoire CI;republik der philippinen PH;republik dschibuti DJ;republik ecuador EC;republik el salvador SV
        republik estland EE;republik fidschi FJ;republik finnland FI;republik gambia GM;republik ghana GH;republik guatemala GT
        republik guinea GN;republik guinea bissau GW;republik haiti HT;republik honduras HN;republik indien IN
        republik indonesien ID;republik irak IQ;republik irland IE;republik island IS;republik jemen YE;republik kamerun CM
        republik kap verde CV;republik kasachstan KZ;republik kenia KE;republik kiribati KI;republik kolumbien CO
        republik kongo CG;republik korea KR;republik kosovo XK;republik kroatien HR;republik kuba CU;republik lettland LV
        republik liberia LR;republik litauen LT;republik madagaskar MG;republik malawi MW;republik malediven MV;republik mali ML
        republik malta MT;republik marshallinseln MH;republik mauritius MU;republik moldau MD;republik mosambik MZ
        republik myanmar MM;republik namibia NA;republik nauru NR;republik nicaragua NI;republik niger NE
        republik nordmazedonien MK;republik oesterreich AT;republik oestlich des uruguay UY;republik osterreich AT
        republik ostlich des uruguay UY;republik palau PW;republik panama PA;republik paraguay PY;republik peru PE
        republik polen PL;republik ruanda RW;republik sambia ZM;republik san marino SM;republik senegal SN;republik serbien RS
        republik seychellen SC;republik sierra leone SL;republik simbabwe ZW;republik singapur SG;republik slowenien SI
        republik sudafrika ZA;republik sudan SD;republik sudsudan SS;republik suedafrika ZA;republik suedsudan SS
        republik suriname SR;republik tadschikistan TJ;republik togo TG;republik trinidad und tobago TT;republik tschad TD
        republik tuerkei TR;republik turkei TR;republik uganda UG;republik usbekistan UZ;republik vanuatu VU;republik zypern CY
        republika czeska CZ;republika konga CG;republika poludniowej afryki ZA;republika srodkowoafrykanska CF
        republika zielonego przyladka CV;republique centrafricaine CF;republique democratique du congo CD
        republique dominicaine DO;republique du congo CG;republique francaise FR;republique tcheque CZ;reuniao RE;reunion RE
        riunione RE;roemenie RO;rok KR;romania RO;romanya RO;romenia RO;rosja RU;rossija RU;rossiya RU;roumanie RO
        royaume de belgique BE;royaume uni GB;rsa ZA;ruanda RW;rumaenien RO;rumania RO;rumanien RO;rumunia RO;rusia RU
        rusland RU;russia RU;russian federation RU;russie RU;russische foderation RU;russische foederation RU;russland RU
        rusya RU;rwanda RW;rwandese republic RW;rzeczpospolita polska PL;saara ocidental EH;sahara occidental EH
        sahara occidentale EH;sahara zachodnia EH;sainte helene SH;sainte lucie LC;salomonen SB;salomoninseln SB
        salomonseilanden SB;salvador SV;salwador SV;sambia ZM;samoa WS;samoa americaines AS;samoa americana AS
        samoa americane AS;samoa amerykanskie AS;samoa thuoc my AS;san bartolome BL;san cristobal y nieves KN;san marino SM
        san martin MF;san pedro y miquelon PM;san vicente y las granadinas VC;santa elena SH;santa helena SH;santa lucia LC
        santelena SH;santo tome y principe ST;sao bartolomeu BL;sao cristovao e nevis KN;sao martinho MF;sao pedro e miquelao PM
        sao tome ST;sao tome and principe ST;sao tome e principe ST;sao tome en principe ST;sao tome et principe ST
        sao tome und principe ST;sao tome va principe ST;sao tome ve principe ST;sao vicente e granadinas VC;saoedi arabie SA
        saudi arabia SA;saudi arabien SA;schottland GB;schweden SE;schweiz CH;schweizerische eidgenossenschaft CH;schwiiz CH
        scotland GB;seicheles SC;senegaal SN;senegal SN;serbia RS;serbie RS;serbien RS;serra leoa SL;servia RS;servie RS
        seszele SC;seychellen SC;seychelles SC;seyseller SC;shqiperi AL;sierra leona SL;sierra leone SL;sili CL;simbabwe ZW
        singapore SG;singapour SG;singapur SG;singapura SG;sint helena SH;sint maarten SX;sint maarten dutch part SX
        sirbistan RS;siria SY;slo SI;slovacchia SK;slovak republic SK;slovakia SK;slovakya SK;slovaquie SK;slovenia SI
        slovenie SI;slovenija SI;slovenska republika SK;slovensko SK;slovenya SI;slowacja SK;slowakei SK;slowakije SK
        slowakische republik SK;slowenia SI;slowenien SI;so georgia and so sandwich islands GS;socialist republic of viet nam VN
        socialist republic of vietnam VN;soedan SD;solomon adalari SB;solomon islands SB;somali SO;somalia SO;somalie SO
        sonderverwaltungsregion hongkong HK;sonderverwaltungsregion macao MO;sonderverwaltungsregion macau MO;soomaaliya SO
        soudan SD;soudan du sud SS;south africa ZA;south georgia and south sandwich islands GS
        south georgia and the south sandwich islands GS;south georgia und die sudlichen sandwichinseln GS
        south georgia und die suedlichen sandwichinseln GS;south korea KR;south sudan SS;sozialistische republik vietnam VN
        spagna ES;spain ES;spanien ES;spanje ES;spitsbergen en jan mayen SJ;spitzbergen und jan mayen SJ;sra hongkong chiny HK
        sra makau chiny MO;srbija RS;sri lanka LK;st barthelemy BL;st christophe et nieves KN;st helena SH
        st helena ascension and tristan da cunha SH;st helena ascension und tristan da cunha SH;st kitts KN
        st kitts and nevis KN;st kitts e nevis KN;st kitts en nevis KN;st kitts i nevis KN;st kitts und nevis KN
        st kitts va nevis KN;st kitts ve nevis KN;st lucia LC;st marin SM;st martin MF;st martin franzoesischer teil MF
        st martin franzosischer teil MF;st martin french part MF;st martin niederlaendischer teil SX
        st martin niederlandischer teil SX;st martin partie neerlandaise SX;st pierre and miquelon PM;st pierre e miquelon PM
        st pierre en miquelon PM;st pierre et miquelon PM;st pierre i miquelon PM;st pierre und miquelon PM
        st pierre va miquelon PM;st pierre ve miquelon PM;st vincent VC;st vincent and grenadines VC
        st vincent and the grenadines VC;st vincent e grenadine VC;st vincent en de grenadines VC
        st vincent et les grenadines VC;st vincent i grenadyny VC;st vincent und die grenadinen VC;st vincent va grenadines VC
        st vincent ve grenadinler VC;staat eritrea ER;staat israel IL;staat katar QA;staat kuwait KW;staat palaestina PS
        staat palastina PS;stany zjednoczone US;stany zjednoczone ameryki US;state of eritrea ER;state of israel IL
        state of kuwait KW;state of palestine PS;state of qatar QA;stati uniti US;stati uniti damerica US;suazi SZ
        suazilandia SZ;sud sudan SS;sudafrica ZA;sudafrika ZA;sudan SD;sudan del sur SS;sudan poludniowy SS;sudao SD
        sudao do sul SS;sudgeorgien und die sudlichen sandwichinseln GS;sudkorea KR;sudsudan SS;suecia SE;suedafrika ZA;suede SE
        suedgeorgien und die suedlichen sandwichinseln GS;suedkorea KR;suedsudan SS;sui CH;suica CH;suid afrika ZA;suisse CH
        suiza CH;sultanat oman OM;sultanate of oman OM;suomi FI;surinam SR;suriname SR;suriye SY;suudi arabistan SA
        svalbard and jan mayen SJ;svalbard e jan mayen SJ;svalbard et jan mayen SJ;svalbard i jan mayen SJ
        svalbard og jan mayen SJ;svalbard und jan mayen SJ;svalbard va jan mayen SJ;svalbard ve jan mayen SJ
        svalbard y jan mayen SJ;svaziland SZ;sverige SE;svezia SE;svizra CH;svizzera CH;swasiland SZ;swaziland SZ;sweden SE
        swiss confederation CH;switzerland CH;syria SY;syrian arab republic SY;syrie SY;syrien SY;syrien arabische republik SY
        szwajcaria CH;szwecja SE;séc CZ;síp CY;tacikistan TJ;tadjikistan TJ;tadjiquistao TJ;tadschikistan TJ;tadzjikistan TJ
        tadzykistan TJ;tagikistan TJ;tailandia TH;taiwan TW;taiwan chinesische provinz TW;taiwan province of china TW
        tajikistan TJ;tajlandia TH;tajwan TW;tansania TZ;tansania vereinigte republik TZ;tanzania TZ
        tanzania united republic of TZ;tanzanie TZ;tanzanya TZ;tay ban nha ES;tay sahara EH;tayikistan TJ;tayland TH;tayvan TW
        tchad TD;tchequia CZ;tchequie CZ;terre australi francesi TF;terres australes francaises TF
        territoire britannique de locean indien IO;territoires palestiniens PS;territori palestinesi PS
        territorio britanico del oceano indico IO;territorio britanico do oceano indico IO
        territorio britannico delloceano indiano IO;territorios australes franceses TF;territorios franceses do sul TF
        territorios palestinos PS;terytoria palestynskie PS;thai lan TH;thailand TH;thailande TH;thailandia TH;thanh vatican VA
        tho nhi ky TR;thuy dien SE;thuy si CH;timor est TL;timor leste TL;timor oriental TL;timor wschodni TL;togo TG
        togolese republic TG;tokelau TK;tonga TO;trieu tien KP;trinidad TT;trinidad and tobago TT;trinidad e tobago TT
        trinidad en tobago TT;trinidad und tobago TT;trinidad va tobago TT;trinidad ve tobago TT;trinidad y tobago TT
        trinite et tobago TT;trung quoc CN;trynidad i tobago TT;tschad TD;tschechei CZ;tschechien CZ;tschechische republik CZ
        tsjaad TD;tsjechie CZ;tsjechische republiek CZ;tuerkei TR;tunesie TN;tunesien TN;tunesische republik TN;tunez TN
        tunezja TN;tunisia TN;tunisie TN;tunus TN;turchia TR;turcja TR;turcomenistao TM;turkei TR;turkey TR;turkije TR
        turkiye TR;turkiye cumhuriyeti TR;turkmenia TM;turkmenistan TM;turks and caicos islands TC;turks en caicoseilanden TC
        turks i caicos TC;turks und caicosinseln TC;turks ve caicos adalari TC;turquia TR;turquie TR;tuvalu TV;u rwanda RW
        uae AE;uburundi BI;ucraina UA;ucrania UA;uganda UG;uk GB;ukraina UA;ukraine UA;ukrayina UA;ukrayna UA;umman OM
        unabhaengiger staat papua neuguinea PG;unabhaengiger staat samoa WS;unabhangiger staat papua neuguinea PG
        unabhangiger staat samoa WS;ungarn HU;ungheria HU;union of the comoros KM;united arab emirates AE
        united arab emirates uae AE;united kingdom GB;united kingdom of great britain and northern ireland GB
        united mexican states MX;united republic of tanzania TZ;united states US;united states minor outlying islands UM
        united states of america US;urdun JO;uruguai UY;uruguay UY;urugwaj UY;us US;us outlying islands UM;us virgin islands VI
        usa US;usbekistan UZ;uzbekistan UZ;uzbequistao UZ;vae AE;vanuatu VU;vaticaanstad VA;vatican VA;vatican city VA
        vatikan VA;vatikanstadt VA;venezuela VE;venezuela bolivarian republic of VE;venezuela bolivarische republik VE
        vereinigte arabische emirate AE;vereinigte mexikanische staaten MX;vereinigte republik tansania TZ;vereinigte staaten US
        vereinigte staaten von amerika US;vereinigtes koenigreich GB;vereinigtes koenigreich grossbritannien und nordirland GB
        vereinigtes konigreich GB;vereinigtes konigreich grossbritannien und nordirland GB;vereinigung der komoren KM
        verenigd koninkrijk GB;verenigde arabische emiraten AE;verenigde staten US;viet nam VN;vietna VN;vietnam VN
        virgin islands VG/VI;virgin islands british VG;virgin islands of the united states VI;virgin islands us VI;vk GB
        volksrepublik bangladesh BD;volksrepublik china CN;vr china CN;vs US;vuong quoc anh GB;wales GB;wallis and futuna WF
        wallis e futuna WF;wallis en futuna WF;wallis et futuna WF;wallis i futuna WF;wallis und futuna WF;wallis va futuna WF
        wallis ve futuna WF;wallis y futuna WF;watykan VA;wegry HU;weihnachtsinsel CX;weihnachtsinseln CX;weissrussland BY
        wenezuela VE;westelijke sahara EH;western sahara EH;western samoa WS;westsahara EH;wielka brytania GB;wietnam VN
        wlk bryt GB;wlochy IT;wybrzeze kosci sloniowej CI;wyspa bouveta BV;wyspa bozego narodzenia CX;wyspa man IM
        wyspa swietej heleny SH;wyspy alandzkie AX;wyspy cooka CK;wyspy dziewicze stanow zjednoczonych VI
        wyspy heard i mcdonalda HM;wyspy kokosowe CC;wyspy marshalla MH;wyspy owcze FO;wyspy salomona SB
        wyspy swietego tomasza i ksiazeca ST;yemen YE;yeni kaledonya NC;yeni zelanda NZ;yibuti DJ;yunanistan GR;zaire CD
        zambia ZM;zambie ZM;zambiya ZM;zentralafrikanische republik CF;zimbabue ZW;zimbabve ZW;zimbabwe ZW
        zjednoczone emiraty arabskie AE;zuid afrika ZA;zuid georgia en zuidelijke sandwicheilanden GS;zuid korea KR
        zuid soedan SS;zweden SE;zwitserland CH;zypern CY;áo AT;çad TD;çin CN;éu US;úc AU;ý IT;đức DE;ελλαδα GR;ελλασ GR
        κυπροσ CY;австралия AU;австралія AU;австрийская республика AT;австрия AT;австрія AT;азербайджан AZ;азәрбајҹан AZ
        аландские о ва AX;аландские острова AX;аландські острови AX;албания AL;албанія AL;алжир DZ
        алжирская народная демократическая республика DZ;америка US;американские виргинские острова VI;американские самоа AS
        американское самоа AS;американське самоа AS;ангвилла AI;ангилья AI;англия GB;ангола AO;ангілья AI;андорра AD
        антарктида AQ;антарктика AQ;антигуа AG;антигуа и барбуда AG;антигуа і барбуда AG;арабская республика египет EG
        аргентина AR;аргентинская республика AR;армения AM;аруба AW;архипелаг чагос IO;афганистан AF;афганістан AF
        багамські острови BS;багамы BS;бангладеш BD;барбадос BB;бахрейн BH;беларусь BY;белиз BZ;белоруссия BY;бельгия BE
        бельгія BE;беліз BZ;бенин BJ;бенін BJ;берег слоновой кости CI;берег слонової кістки CI;бермудские о ва BM
        бермудские острова BM;бермудські острови BM;бермуды BM;бирма MM;болгария BG;болгарія BG
        боливарианская республика венесуэла VE;боливия BO;болівія BO;бонайре синт эстатиус и саба BQ
        бонэйр синт эстатиус и саба BQ;босна и херцеговина BA;босния BA;босния и герцеговина BA;боснія і герцеговина BA
        ботсвана BW;бразилия BR;бразилія BR;британия GB;британская территория в индийском океане IO
        британская территория индийского океана IO;британские виргинские острова VG;британська територія в індійському океані IO
        британські віргінські острови VG;бруней BN;бруней даруссалам BN;буркина фасо BF;буркіна фасо BF;бурунди BI;бурунді BI
        бутан BT;българия BG;білорусь BY;вʼєтнам VN;вануату VU;ватикан VA;велика британія GB;великобритания GB
        великое герцогство люксембург LU;венгрия HU;венесуела VE;венесуэла VE;виргинские о ва великобритания VG
        виргинские о ва сша VI;виргинские острова британия VG;виргинские острова великобритания VG;виргинские острова сша VI
        внешние малые о ва сша UM;внешние малые острова сша UM;восточная республика уругвай UY;восточный тимор TL;вьетнам VN
        віддалені острови сша UM;віргінські острови сша VI;вірменія AM;габон GA;габонская республика GA;гаити HT;гайана GY
        гамбия GM;гамбія GM;гана GH;гаяна GY;гаїті HT;гваделупа GP;гватемала GT;гвинейская республика GN;гвинея GN
        гвинея бисау GW;гвінея GN;гвінея бісау GW;германия DE;гернси GG;гернсі GG;гибралтар GI;голландия NL;гондурас HN
        гонконг HK;гонконг оар китаю HK;гонконг сар HK;государство город ватикан VA;государство израиль IL;государство катар QA
        государство кувейт KW;государство палестина PS;государство эритрея ER;гренада GD;гренландия GL;гренландія GL;греция GR
        греція GR;греческая республика GR;грузинская республика GE;грузия GE;грузія GE;гуам GU;гібралтар GI;дания DK;данія DK
        демократическая республика восточный тимор TL;демократическая республика конго CD
        демократическая республика сан томе и принсипи ST;демократическая социалистическая республика шри ланка LK;джерси JE
        джерсі JE;джибути DJ;джибуті DJ;доминика DM;доминикана DO;доминиканская республика DO;домініка DM
        домініканська республіка DO;др конго CD;дрк CD;египет EG;еквадор EC;екваторіальна гвінея GQ;еритрея ER;есватіні SZ
        естонія EE;ефіопія ET;замбия ZM;замбія ZM;западная сахара EH;західна сахара EH;зимбабве ZW;зімбабве ZW;израиль IL
        индия IN;индонезия ID;иордания JO;иорданское хашимитское королевство JO;ирак IQ;иракская республика IQ;иран IR
        ирландия IE;ирландская республика IE;исламская респу́блика иран IR;исламская республика афганистан AF
        исламская республика иран IR;исламская республика мавритания MR;исламская республика пакистан PK;исландия IS;испания ES
        италия IT;итальянская республика IT;йемен YE;йеменская республика YE;йорданія JO;кабо верде CV;казакстан KZ;казахстан KZ
        каймановы острова KY;кайманові острови KY;камбоджа KH;камерун CM;канада CA;карибські нідерланди BQ;катар QA;кения KE
        кенія KE;кипр CY;киргизия KG;киргизстан KG;кирибати KI;китай CN;китай континентальный CN
        китайская народная республика CN;китайская провинция тайвань TW;кндр KP;кнр CN;княжество андорра AD
        княжество лихтенштейн LI;княжество монако MC;кокосовые о ва CC;кокосовые острова CC;кокосові кілінг острови CC
        колумбия CO;колумбія CO;комори KM;коморы KM;конго CD/CG;конго браззавиль CG;конго браззавіль CG;конго дрк CD
        конго киншаса CD;конго кіншаса CD;конго республіка CG;корейская народно демократическая республика KP;корея KP/KR
        королевство бахрейн BH;королевство бельгия BE;королевство бутан BT;королевство дания DK;королевство испания ES
        королевство камбоджа KH;королевство лесото LS;королевство марокко MA;королевство нидерландов NL;королевство норвегия NO
        королевство саудовская аравия SA;королевство таиланд TH;королевство тонга TO;королевство швеция SE
        королевство эсватини SZ;косово XK;коста рика CR;кот дʼівуар CI;кот дивуар CI;кса SA;куба CU;кувейт KW
        кыргызская республика KG;кыргызстан KG;кюрасао CW;кіпр CY;кірибаті KI;лаос LA
        лаосская народно демократическая республика LA;латвийская республика LV;латвия LV;латвія LV;лесото LS;либерия LR
        ливан LB;ливанская республика LB;ливия LY;литва LT;литовская республика LT;лихтенштейн LI;люксембург LU;ліберія LR
        ліван LB;лівія LY;ліхтенштейн LI;мʼянма бірма MM;маврикий MU;маврикій MU;мавритания MR;мавританія MR;мадагаскар MG
        майот YT;майотта YT;макао MO;макао оар китаю MO;макао сар MO;македония MK;малави MW;малаві MW;малайзия MY;малайзія MY
        мали ML;мальвинские острова FK;мальдивская республика MV;мальдивы MV;мальдіви MV;мальта MT;малі ML;марокко MA
        мартиника MQ;мартиніка MQ;маршалловы острова MH;маршаллові острови MH;мексика MX;мексиканские соединенные штаты MX
        микронезия FM;многонациональное государство боливия BO;мозамбик MZ;мозамбік MZ;молдавия MD;молдова MD;монако MC
        монгол MN;монголия MN;монголія MN;монтсеррат MS;мьянма MM;мьянма бирма MM;мікронезія FM;намибия NA;намібія NA
        народная республика бангладеш BD;науру NR;независимое государство папуа — новая гвинея PG
        независимое государство самоа WS;непал NP;нигер NE;нигерия NG;нидерланды NL;никарагуа NI;ниуэ NU;нова зеландія NZ
        нова каледонія NC;новая зеландия NZ;новая каледония NC;норвегия NO;норвегія NO;нігер NE;нігерія NG;нідерланди NL
        нікарагуа NI;німеччина DE;ніуе NU;о ва питкэрн PN;о ва теркс и кайкос TC;о ва херд и макдональд HM;оаэ AE
        обʼєднані арабські емірати AE;объединенная республика танзания TZ;объединенные арабские эмираты AE;ов буве BV;ов мэн IM
        ов норфолк NF;ов рождества CX;ов св елены SH;оман OM;осо́бый административный район гонконг HK;остров буве BV
        остров мэн IM;остров норфолк NF;остров рождества CX;остров св елены SH
        остров святой елены остров вознесения и тристан да кунья SH;остров херд и острова макдональд HM;острова зеленого мыса CV
        острова кайман KY;острова кука CK;острова питкэрн PN;острова северной марианы MP;острова туркс и каикос TC
        острова херд и макдональд HM;острови герд і макдоналд HM;острови кука CK;острови піткерн PN;острови теркс і кайкос TC
        острів буве BV;острів мен IM;острів норфолк NF;острів різдва CX;острів святої єлени SH;пакистан PK;палау PW;палестина PS
        палестинские территории PS;палестинські території PS;панама PA;папуа нова гвінея PG;папуа — новая гвинея PG;парагвай PY
        персия IR;перу PE;питкэрн PN;польша PL;польща PL;португалия PT;португальская республика PT;португалія PT;пуерто рико PR
        пуэрто рико PR;південна джорджія та південні сандвічеві острови GS;південна корея KR;південний судан SS
        південно африканська республіка ZA;північна корея KP;північна македонія MK;північні маріанські острови MP
        респу́блика маршалловы острова MH;республика азербайджан AZ;республика албания AL;республика ангола AO
        республика армения AM;республика беларусь BY;республика бенин BJ;республика болгария BG
        республика босния и герцеговина BA;республика ботсвана BW;республика бурунди BI;республика вануату VU
        республика гаити HT;республика гайана GY;республика гамбия GM;республика гана GH;республика гватемала GT
        республика гвинея бисау GW;республика гондурас HN;республика джибути DJ;республика замбия ZM;республика зимбабве ZW
        республика индия IN;республика индонезия ID;республика исландия IS;республика кабо верде CV;республика казахстан KZ
        республика камерун CM;республика кения KE;республика кипр CY;республика кирибати KI;республика колумбия CO
        республика конго CG;республика корея KR;республика косово XK;республика коста рика CR;республика кот дивуар CI
        республика куба CU;республика кыргызстан KG;республика либерия LR;республика маврикий MU;республика мадагаскар MG
        республика малави MW;республика мали ML;республика мальта MT;республика мозамбик MZ;республика молдова MD
        республика мьянма MM;республика намибия NA;республика науру NR;республика нигер NE;республика никарагуа NI
        республика палау PW;республика панама PA;республика парагвай PY;республика перу PE;республика польша PL
        республика сан марино SM;республика северная македония MK;республика сейшельские острова SC;республика сенегал SN
        республика сербия RS;республика сингапур SG;республика словения SI;республика судан SD;республика суринам SR
        республика сьерра леоне SL;республика таджикистан TJ;республика тринидад и тобаго TT;республика уганда UG
        республика узбекистан UZ;республика фиджи FJ;республика филиппины PH;республика хорватия HR;республика чад TD
        республика чили CL;республика эквадор EC;республика экваториальная гвинея GQ;республика эль сальвадор SV
        республика южный судан SS;реюньйон RE;реюньон RE;российская федерация RU;россия RU;росія RU;руанда RW
        руандийская республика RW;румунія RO;румыния RO;рф RU;сальвадор SV;самоа WS;сан марино SM;сан томе и принсипи ST
        сан томе і принсіпі ST;сар гонконг HK;сар макао MO;саудовская аравия SA;саудівська аравія SA;свазиленд SZ;свазіленд SZ
        святой престол VA;северна македонија MK;северная корея KP;северная македония MK;северные марианские о ва MP
        северные марианские острова MP;сейшелы SC;сейшельские острова SC;сейшельські острови SC;сен бартелеми BL
        сен бартелемі BL;сен бартельми BL;сен мартен MF;сен мартен франция MF;сен пʼєр і мікелон PM;сен пьер и микелон PM
        сенегал SN;сент винсент VC;сент винсент и гренадины VC;сент вінсент і гренадіни VC;сент китс и невис KN
        сент кітс і невіс KN;сент люсия LC;сент люсія LC;сербия RS;сербія RS;сингапур SG;синт мартен SX
        синт мартен голландская часть SX;сирийская арабская республика SY;сирия SY;сирія SY;словакия SK;словацкая республика SK
        словаччина SK;словения SI;словенія SI;содружество багамских островов BS;содружество доминики DM
        содружество северных марианских островов MP;соединенное королевство GB
        соединенное королевство великобритании и северной ирландии GB;соединенные штаты US;соединенные штаты америки US
        соединенные штаты малых удаленных островов UM;соломоновы острова SB;соломонові острови SB;сомали SO;сомалі SO
        социалистическая республика вьетнам VN;союз коморских островов KM;специальный административный район макао MO
        сполучені штати US;србија RS;судан SD;султанат оман OM;суринам SR;східний тимор TL;сша US;сьерра леоне SL
        сьєрра леоне SL;сінгапур SG;сінт мартен SX;таджикистан TJ;таиланд TH;тайвань TW;танзания TZ;танзанія TZ;таїланд TH
        теркс и кайкос TC;тимор лесте TL;того TG;тоголезская республика TG;токелау TK;тонга TO;тоҷикистон TJ;тринидад TT
        тринидад и тобаго TT;тринідад і тобаго TT;тувалу TV;тунис TN;тунисская республика TN;туніс TN;турецкая республика TR
        туреччина TR;туркменистан TM;туркмения TM;туркменістан TM;турция TR;тімор лешті TL;уганда UG;угорщина HU;узбекистан UZ
        украина UA;україна UA;уоллес и футана WF;уоллис и футуна WF;уолліс і футуна WF;уругвай UY;уэльс GB;фарерские о ва FO
        фарерские острова FO;фарерські острови FO;федеративная демократическая республика непал NP
        федеративная демократическая республика эфиопия ET;федеративная республика бразилия BR
        федеративная республика германия DE;федеративная республика нигерия NG;федеративная республика сомали SO
        федеративные штаты микронезии FM;федеративні штати мікронезії FM;фиджи FJ;филиппины PH;финляндия FI
        финляндская республика FI;фолклендские мальвинские о ва FK;фолклендские мальвинские острова FK;фолклендские о ва FK
        фолклендские острова FK;фолклендські мальвінські острови FK;фолклендські острови FK;франция FR;французская гвиана GF
        французская полинезия PF;французская республика FR;французские южные территории TF;французька гвіана GF
        французька полінезія PF;французькі південні території TF;франція FR;фрг DE;фіджі FJ;філіппіни PH;фінляндія FI
        хорватия HR;хорватія HR;цар CF;центрально африканская республика CF;центральноафриканська республіка CF;црна гора ME
        чад TD;черногория ME;чеська республіка CZ;чехия CZ;чехія CZ;чешская республика CZ;чили CL;чилі CL;чорногорія ME
        швейцария CH;швейцарская конфедерация CH;швейцарія CH;швеция SE;швеція SE;шотландия GB;шпицберген и ян майен SJ
        шпіцберген та ян маєн SJ;шри ланка LK;шрі ланка LK;эквадор EC;экваториальная гвинея GQ;эмираты AE;эритрея ER;эсватини SZ
        эстония EE;эстонская республика EE;эфиопия ET;юар ZA;южная африка ZA;южная георгия и южные сандвичевы о ва GS
        южная георгия и южные сандвичевы острова GS;южная джорджия и южные сандвичевы острова GS;южная корея KR
        южно африканская республика ZA;южный судан SS;ямайка JM;япония JP;японія JP;єгипет EG;ємен YE;ізраїль IL;індонезія ID
        індія IN;ірак IQ;іран IR;ірландія IE;ісландія IS;іспанія ES;італія IT;ўзбекистон UZ;қазақстан KZ;հայաստան AM;ישראל IL
        إريتريا ER;إسرائيل IL;افغانستان AF;الأراضي الفلسطينية PS;الأردن JO;الإمارات العربية المتحدة AE;البحرين BH;الجزائر DZ
        السودان SD;الصحراء الغربية EH;الصومال SO;العراق IQ;الكويت KW;المغرب MA;المملكة العربية السعودية SA;اليمن YE;ایران IR
        تشاد TD;تونس TN;جزر القمر KM;جيبوتي DJ;سوريا SY;عُمان OM;فلسطين PS;قطر QA;لبنان LB;ليبيا LY;مصر EG;موريتانيا MR
        پاکستان PK;नेपाल NP;भारत IN;বাংলাদেশ BD;இலங்கை LK;சிங்கப்பூர் SG;ශ්‍රී ලංකාව LK;ไทย TH;ລາວ LA;འབྲུག BT;မြန်မာ MM
        საქართველო GE;ኢትዮጵያ ET;ኤርትራ ER;កម្ពុជា KH;​​republique de cote divoire CI;中华人民共和国 CN;中国 CN;中国大陆 CN;中國澳門特別行政區 MO
        中國香港特別行政區 HK;台湾 TW;台灣 TW;新加坡 SG;日本 JP;澳門 MO;香港 HK;대한민국 KR;북한 KP;조선 KP;한국 KR
        """
}
