/// The telephone numbers of all regions, as libphonenumber knows them.
///
/// `scripts/phone-plans/plans.lua` writes this file.
enum NumberingTable {
    /// A line each: region, calling code, first state, what numbers abroad may begin with, and
    /// ways of typing a number.
    ///
    /// A way is what precedes a number within its country, `-` for nothing; `+` stands for + and
    /// the calling code. The first line with a calling code is of its main region.
    static let regions = """
        US 1 346 011 + +1 - 1
        AG 1 358 011 + +1 - 1
        AI 1 358 011 + +1 - 1
        AS 1 358 011 + +1 - 1
        BB 1 370 011 + +1 - 1
        BM 1 370 011 + +1 - 1
        BS 1 370 011 + +1 - 1
        CA 1 346 011 + +1 - 1
        DM 1 370 011 + +1 - 1
        DO 1 358 011 + +1 - 1
        GD 1 370 011 + +1 - 1
        GU 1 370 011 + +1 - 1
        JM 1 358 011 + +1 - 1
        KN 1 370 011 + +1 - 1
        KY 1 370 011 + +1 - 1
        LC 1 370 011 + +1 - 1
        MP 1 370 011 + +1 - 1
        MS 1 370 011 + +1 - 1
        PR 1 358 011 + +1 - 1
        SX 1 358 011 + +1 - 1
        TC 1 370 011 + +1 - 1
        TT 1 370 011 + +1 - 1
        VC 1 370 011 + +1 - 1
        VG 1 370 011 + +1 - 1
        VI 1 370 011 + +1 - 1
        EG 20 402 00 + +0 - 0 20
        SS 211 405 00 + +0 - 0 211
        MA 212 430 00 + +0 - 0 212
        EH 212 430 00 + +0 - 0 212
        DZ 213 442 00 + +0 - 0 213
        TN 216 461 00 + - 216
        LY 218 483 00 + +0 - 0 218
        GM 220 512 00 + - 220
        SN 221 522 00 + - 221
        MR 222 529 00 + - 222
        ML 223 538 00 + - 223
        GN 224 550 00 + - 224
        CI 225 565 00 + - 225
        BF 226 580 00 + - 226
        NE 227 594 00 + - 227
        TG 228 601 00 + - 228
        BJ 229 604 00 + - 229
        MU 230 628 00,020,030,033,040,050,060,070 + - 230
        LR 231 647 00 + +0 - 0 231
        SL 232 654 00 + +0 - 0 232
        GH 233 684 00 + +0 - 0 233
        NG 234 710 009 + +0 - 0 234
        TD 235 718 00,16 + - 235
        CF 236 724 00 + - 236
        CM 237 738 00 + - 237
        CV 238 749 0 + - 238
        ST 239 754 00 + - 239
        GQ 240 766 00 + - 240
        GA 241 771 00 + - 241
        CG 242 781 00 + - 242
        CD 243 795 00 + +0 - 0 243
        AO 244 800 00 + - 244
        GW 245 804 00 + - 245
        IO 246 806 00 + - 246
        AC 247 807 00 + - 247
        SC 248 815 00,01,02 + - 248
        SD 249 819 00 + +0 - 0 249
        RW 250 832 00 + +0 - 0 250
        ET 251 931 00 + +0 - 0 251
        SO 252 942 00 + +0 - 0 252
        DJ 253 945 00 + - 253
        KE 254 959 000 + +0 - 0 254
        TZ 255 964 000,005,006 + +0 - 0 255
        UG 256 986 000,005,007 + +0 - 0 256
        BI 257 990 00 + - 257
        MZ 258 996 00 + - 258
        ZM 260 1001 00 + +0 - 0 260
        MG 261 1012 00 + +0 - 0 261
        RE 262 1050 00 + +0 - 0 262
        YT 262 1050 00 + +0 - 0 262
        ZW 263 1079 00 + +0 - 0 263
        NA 264 1110 00 + +0 - 0 264
        MW 265 1115 00 + +0 - 0 265
        LS 266 1118 00 + - 266
        BW 267 1141 00 + - 267
        SZ 268 1145 00 + - 268
        KM 269 1147 00 + - 269
        ZA 27 1171 00 + +0 - 0 27
        SH 290 1174 00 + - 290
        TA 290 1177 00 + - 290
        ER 291 1182 00 + +0 - 0 291
        AW 297 1191 00 + - 297
        FO 298 1199 00 + - 298
        GL 299 1200 00 + - 299
        GR 30 1247 00 + - 30
        NL 31 1292 00 + +0 - 0 31
        BE 32 1312 00 + +0 - 0 32
        FR 33 1324 00 + +0 - 0 33
        ES 34 1330 00 + - 34
        GI 350 1343 00 + - 350
        PT 351 1383 00 + - 351
        LU 352 1406 00 + - 352
        IE 353 1428 00 + +0 - 0 353
        IS 354 1467 00,100,101,102,110 + - 354
        AL 355 1483 00 + +0 - 0 355
        MT 356 1509 00 + - 356
        CY 357 1514 00 + - 357
        FI 358 1545 00,990,991,994,995,996,999 + +0 - 0 358
        AX 358 1583 00,990,991,994,995,996,999 + +0 - 0 358
        BG 359 1604 00 + +0 - 0 359
        HU 36 1614 00 + +06 - 06 36
        LT 370 1633 00 + +0 +8 - 0 8 370
        LV 371 1638 00 + - 371
        EE 372 1666 00 + - 372
        MD 373 1675 00 + +0 - 0 373
        AM 374 1695 00 + +0 - 0 374
        BY 375 1738 810 + +0 +8 +80 - 0 8 80 375
        AD 376 1744 00 + - 376
        MC 377 1748 00 + +0 - 0 377
        SM 378 1757 00 + - 378
        UA 380 1768 00 + +0 - 0 380
        RS 381 1789 00 + +0 - 0 381
        ME 382 1808 00 + +0 - 0 382
        XK 383 1823 00 + +0 - 0 383
        HR 385 1835 00 + +0 - 0 385
        SI 386 1847 00,102,106,108,109 + +0 - 0 386
        BA 387 1867 00 + +0 - 0 387
        MK 389 1893 00 + +0 - 0 389
        IT 39 1966 00 + - 39
        VA 39 1972 00 + - 39
        RO 40 1987 00 + +0 - 0 40
        CH 41 2000 00 + +0 - 0 41
        CZ 420 2012 00 + - 420
        SK 421 2033 00 + +0 - 0 421
        LI 423 2069 00 + +0 - 0 423
        AT 43 2145 00 + +0 - 0 43
        GB 44 2360 00 + +0 +180020 - 0 180020 44
        GG 44 2584 00 + +0 +180020 - 0 44
        IM 44 2717 00 + +0 +180020 - 0 44
        JE 44 2717 00 + +0 +180020 - 0 44
        DK 45 2723 00 + - 45
        SE 46 2787 00 + +0 - 0 46
        NO 47 2798 00 + - 47
        SJ 47 2798 00 + - 47
        PL 48 2824 00 + - 48
        DE 49 2963 00 + +0 - 0 49
        FK 500 2964 00 + - 500
        BZ 501 2970 00 + - 501
        GT 502 2975 00 + - 502
        SV 503 2992 00 + - 503
        HN 504 3024 00 + - 504
        NI 505 3032 00 + - 505
        CR 506 3045 00 + - 506
        PA 507 3096 00 + - 507
        PM 508 3103 00 + +0 - 0 508
        HT 509 3110 00 + - 509
        PE 51 3127 00,191,197,199 + +0 - 0 51
        MX 52 3166 00,09 + - 52
        CU 53 3172 119 + +0 - 0 53
        AR 54 3282 00 + +0 - 0 54
        BR 55 3300 001,002,003,004,005,006,009 + +0 - 0 55
        CL 56 3331 00,110,111,112,113,114,115,116,119,120,122,123,124,125,151,153,154,155,158,169,170,171,176,177,180,181,188 + - 56
        CO 57 3369 004,005,007,009 + +0 - 0 57
        VE 58 3377 00 + +0 - 0 58
        GP 590 3396 00 + +0 - 0 590
        BL 590 3396 00 + +0 - 0 590
        MF 590 3396 00 + +0 - 0 590
        BO 591 3418 00 + +0 - 0 591
        GY 592 3434 001 + - 592
        EC 593 3442 00 + +0 - 0 593
        GF 594 3456 00 + +0 - 0 594
        PY 595 3484 00 + +0 - 0 595
        MQ 596 3500 00 + +0 - 0 596
        SR 597 3503 00 + - 597
        UY 598 3528 00,013,014,015,016,017,018,019 + +0 - 0 598
        CW 599 3546 00 + - 599
        BQ 599 3546 00 + - 599
        MY 60 3601 00 + +0 - 0 60
        AU 61 3642 001,141,143,144,145,146,147,148 + +0 - 0 61
        CC 61 3656 001,141,143,144,145,146,147,148 + +0 - 0 61
        CX 61 3656 001,141,143,144,145,146,147,148 + +0 - 0 61
        ID 62 3740 008,009 + +0 - 0 62
        PH 63 3757 00 + +0 - 0 63
        NZ 64 3781 00,016 + +0 - 0 64
        SG 65 3789 000,001,002,003,004,005,006,007,008,009,010,011,012,013,014,015,016,017,018,019,020,021,022,023,024,025,026,027,028,029,030,031,032,033,034,035,036,037,038,039 + - 65
        TH 66 3812 001,002,003,004,005,006,007,008,009 + +0 - 0 66
        TL 670 3815 00 + - 670
        NF 672 3819 00 + - 672
        BN 673 3820 00 + - 673
        NR 674 3827 00 + - 674
        PG 675 3836 00,140 + - 675
        TO 676 3844 00 + - 676
        SB 677 3851 00,01 + - 677
        VU 678 3860 00 + - 678
        FJ 679 3865 00,052 + - 679
        PW 680 3873 011,012 + - 680
        WF 681 3876 00 + - 681
        CK 682 3878 00 + - 682
        NU 683 3882 00 + - 683
        WS 685 3886 0 + - 685
        KI 686 3903 00 + +0 - 0 686
        NC 687 3906 00 + - 687
        TV 688 3907 00 + - 688
        PF 689 3912 00 + - 689
        TK 690 3914 00 + - 690
        FM 691 3930 00 + - 691
        MH 692 3937 011 + +1 - 1 692
        RU 7 3999 810 + +8 - 8 7
        KZ 7 4019 810 + +8 - 8 7
        JP 81 4036 010 + +0 - 0 81
        KR 82 4066 001,002,003,005,006,007,008,009 + +0 - 0 82
        VN 84 4086 00 + +0 - 0 84
        KP 850 4094 00,99 + +0 - 0 850
        HK 852 4162 00 + - 852
        MO 853 4171 00 + - 853
        KH 855 4193 001,004,005,006,007,008,009 + +0 - 0 855
        LA 856 4200 00 + +0 - 0 856
        CN 86 4290 00,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,179 + +0 - 0 86
        BD 880 4426 00 + +0 - 0 880
        TW 886 4470 002,005,006,007,009,019 + +0 - 0 886
        TR 90 4498 00 + +0 - 0 90
        IN 91 4561 00 + +0 - 0 91
        PK 92 4596 00 + +0 - 0 92
        AF 93 4600 00 + +0 - 0 93
        LK 94 4610 00 + +0 - 0 94
        MM 95 4709 00 + +0 - 0 95
        MV 960 4718 00,019 + - 960
        LB 961 4725 00 + +0 - 0 961
        JO 962 4766 00 + +0 - 0 962
        SY 963 4773 00 + +0 - 0 963
        IQ 964 4780 00 + +0 - 0 964
        KW 965 4809 00 + - 965
        SA 966 4819 00 + +0 - 0 966
        YE 967 4826 00 + +0 - 0 967
        OM 968 4832 00 + - 968
        PS 970 4842 00 + +0 - 0 970
        AE 971 4858 00 + +0 - 0 971
        IL 972 4898 00,010,012,013,014,015,016,017,018,019 + +0 - 0 972
        BH 973 4913 00 + - 973
        QA 974 4924 00 + - 974
        BT 975 4930 00 + - 975
        MN 976 4944 001 + +0 - 0 976
        NP 977 4962 00 + +0 - 0 977
        IR 98 5001 00 + +0 - 0 98
        TJ 992 5014 810 + - 992
        TM 993 5025 810 + +8 - 8 993
        AZ 994 5043 00 + +0 - 0 994
        GE 995 5100 00 + +0 - 0 995
        KG 996 5120 00 + +0 - 0 996
        UZ 998 5181 00 + - 998
        """

    /// The states of an automaton that reads a number within its country, from 1.
    ///
    /// For each state that may follow: the digits that lead there, `*` for all, and how many states
    /// before this one it is, in letters: `a` for 1, `z` for 26, `Aa` for 27. Then, after `=`, a
    /// bit for each way of typing from which a number that ends here is read back.
    static let states = """
        =15 *a *a *a *a *a *a 2-9a 1-9a 02-9b 03-9c 14-69d 5h 2a 02j 1-9k 0-24-9l 3-7m 0-4n 2-7o 0f236e4d5o7c8b9a
        1-35-9q 1-8r 1s 23i4c56b7s8a 2u 45v 35w 4x 1-46-9y 7z 0f2e3d4c5b6s7a 1-5Ab 013Ac 6Ad 06Ae 0Af 67Ag 78Ah 89Ai
        0h1o2g3f4e5d7c8b9a 8Ak 0q2l38a 02-9Am 9An 0Ad1b2An3Aa89a 2Ag3z4v5o6f7d8a 0-57-9Aq 2j3568Aq4a7Ad9w 2-9As 0-7At
        1At5b6a 024-9Av 46-9Aw 1b235Aw4a6x 0134679Az 0Ba 0Ba1b2a 1-3Bb 2b34Bb5Ae7a 5-7Bd 2Bd3t9a 0167Bf 37Bg 1o2Bg3b5a
        3Bi 2-5Bi8a 1Ab6b7Ag 2t3q4n5i6g7d8b9a 089Bj2w6a 0-467Bk 3Bg9At 129Bp 6a7Aj9Ai 6-9Br 1-4Bs 3b8a 49Bu 2a7Ba
        2h4f5c7a 69Bx 0-48By 014Bz 0c6b8a 0-2Cb 6a 3-9Cd 0246Ce 0-689Cf 1c28Cf3b6Bi7a 4g5e7a 02379Cf4l8a 02-469Cg
        2Aw4Cc 0-3Cl 34Cm 0b4At6Bc9a 0-6Co 4-69Cp 2Bv4b6Bf9a 4Ax6Bg9t 7Bu 459Ct 5Bz6a 2k3h4e5d7c8a 139Ct4a
        0Ct1Cs2Cr3Cq4Ak5Aj6o7n8a =13 *a *a *a *De=13 *a *a *a 01e2-9a 0a2-9De 013-79Df 0-24679Dg 06-8Dk 0Dk1Cf2a4Aq7Cl
        3Cr4Co 23Dn 2a4Cq7Ab8Ca 1Ac5Dh 56Dq 023Dr 2b4e7Cs9a 2-57-9Dt 57Du 1b2a7Du 8Cy 9Cm 2m3l4j5i6f7c8b9a 2De3l4Db6Cv
        2Dp3Br 2-6Eb 1a2Do4De 5-79Ed 1Cx2a4Bm5Cy7Da 09Ef 2Bx3Cv4a 35-79Eh 3Dc4a6Bq7Di 0Dd1Dn2s4Da8Cy 4679Ek 06-9El
        035-9Em 1c2Cu3b4a7Dj9Dh 2o3n4l5j6h7f8e9a 0q1367Em5a 0-4En 013-57-9Eo 0256Ep 0Ep1Al2Ak3Aj4d5c6b8a 3-58Er
        0-24578Es 0-49Ev6Dq8Di 02Ew 2-46-8Ew5b9a 023578Ew1a 08Ex 3489Ey 3Ca6Do 2Du8Dz 04-9Fe 0-5Ff 5-9Fg 0-49Fh
        0Dp1d2c35b4a6Dx7Cz9Ec 01Fj 3-8Fk 2b3a 68Fm 3a 5Ed8Eq 0Ej 0Ex3Ef 2o3n4i5f6d7c8b9a 024589Fp3a 04Fq
        0Fq1Fp2z3y4u5t6s7b8a *Fs 02-9Fv1Ej 0-46-9Fx 02-46-9Fx1El5a 2-46-9c5a 034Fz1En2Ee5c 0Fq1Eo2-9Ga 05-9Gb1Ep2w4Eo
        2-478g5c6b9a 0-25-9Gb3e4a 0-49Gc 0148Gd 179Ge 1-467Gf 0-579Gg 0-24-8Gh 0p1Gg2g3f4e5d6c7b8a 023689Gj 01369Gk
        1-79Go 3Dz4a6Fl 34Eo 1Dp 4Gr5Fm6Fo 2d3Gr4c7b9a 015-7Gr9a 016-9Gs 1-6Gw 4Fj9a 1Dm9b 3b4a 0-279Gx4a 4-8Hb
        3Gp5Fy8a 1-38Hd 2a 348Hf 3Ex8a 3Gm5Gz8Fw 6Gk7Gc8Gn 3589Hj 8a 3-9Ga 8Fy 2k3i4g5f6e7c8b9a 39Ho 349Hp 26Hq
        0Gl3c4b5Hj6a 0Gm5Go7Hh8Gf 2-5Ht 5Hm6a8Gj 2-578Hv 24-9Hw 235-9Hx 3c4b5El7Gn8a 7-9Hz 0479Ha2Fu3He8a 478Ib
        2-57-9Gr6a 29Id 79Ie 1279If 16-9Ig 2d6c7b8h9a 2Ig3q4p5n6j7h8f9a 0v1a28Ig 2468Ik 246Il 4Hb5b7a 19In
        2Ht3Gf4Hq5Ig7Ho8Hd9a 13Ip 3a7Hk8Hv 2e6c7a 0-369Ip4a 0Bx1Io2Bg3Bf4Ay5Ax6As7j8a 2-9Ir 2-8Iv 034679Iw 056Ix
        1Io28Ix4c5b9a 5a 04-8Ix1a 0-2478Iy 02378Iz 4-7Jd 3Ig8a 3Hz56Je8It 1Hx2Ia7Ge8Ii 3Hw 1Hp2Jh3Fw5Hx 1Io
        2f3En4e5d6c7b8a 347Ji8a 2-589Je6Ev7Hi 1Hj 0-25-9Jo 2Df4a 0Jc 1Iz 0Bv 2g3f4d5c6b7a 02359Jr7a 0-589Js 6Is
        6Hf7Jw8Gi 0-58Jy 0-8Jz 3b59a8Jz 17Gz2Hj3Jn5Jt9Hs 2Iw8Je 2g3f4c5b6v7a 0-25-7Kb4a 0Kb1Ak2Ae3Ad4Ac5t6k7j8a 4Kf
        1a2-9Kf *Kg 0b1-8Kg9a 01568Kh9b 0-3589Ki 03-578Kj9d 04-9Kk 0Jv1Eh235-9Kn4Hm 3Ha6-9Ko 0Bq1Jd2-9Kp 124Kr 0Jm2a
        2e3Kr4d6c7Dr8a 2Jg3Jq 0Ka 015-9Kw 6a7Jr8Jo 6-8Ky 5a6Iv 6Kz 02-7Lb 6a 2i3h4f5d6c7a 02-7Lb8k9a 013-9Lf
        0Kv13-9Lf2a 0Kw1-9Lg 1-3579Li6Ji 0235-9Lj 089Lk 04Ll 4-9Lm 0e1d23Lm4c5Ki6Ju7Ay8b9a 0Kb1-9Ln 0237-9Lp
        0Lf1a2-8Lp9Kd 2k348Lp5j6d7c9a 0237-9Lp6a 8Lq 0Ak1Lp2Aj3Ai4Ah5Ag6p7b8a 0589Ls 0146-9Lt 0-357-9Lu 12469Lv
        2-57-9Lx 04-69Lx3a 0Ff1Lw2f3e4d5c7Ap8a 2Ie3Gi4Fh5Eq6Ci7Aw8h9a =5 *a *a *a *Mj=5 *a *a *a 01e2-9a 0a2-9Mj
        0Mj1a2Ie3Id4Gx5Gw6Gv8Gu 2Iq3a4Ft5Fc6Cu7Bi8t9m =1 *a *a *a *Mv=1 *a *a *a 01e2-9a 0a2-9Mv
        0Mv1a2Iq3Ip4Hj5Hi6Hh8Hg 2Jc3a4Gf5Fo6Dg7Bu8Af9y =31 *a *a *a *a *a *a *a *a 23c *j=31 *a=31 *a *a *a *a *a *a
        0-2j3i5a 05-8l *j *a *a *a *a *a 05s7a 24-689t 0u 0a2468v 0b235-7w 1m2w3x4l5e6d8b9a 289y 1257-9z 1b9a 8Ac
        1-578Ae 02-46-8Af 0235-9Ag 0-25-79Ag3c4b8a 02-9Ai 02-8Aj 014-9Ak 3-9Al 0-47Al5d6c8b9a 0679Am 03An 0-2Aq 3Ar
        4b9a 2a 1p2l3g4f5e9a 0-247-9At 0-79At8a 0-8Av 01Aw 0-5Ax 016-8Ax2c3b5a 09Ay 5h6f7b8a 013-689Bb 0-29Bc 0-4Bd
        4b5Bd6a 7-9Be 1Bh 0Bh1-689a 0a 9Bk 1a 6a8Bi 1-3Bl4k5h6Bk7g8d9a =7 *a *a *a *a *a *a *a 0-4c 1d 0-2d6b9a 0-8e
        0h 1a 0k 0a 1d2a 02d1a8k 2579k3h4g8a 56Cg 124579Ch 124Ci 0c1-6Ci7b8a 2356Ck 1Ck2a 1-357Cm 2-4Cn 17Cn2b5a8f
        1-469Cp 13-5Cq 1-4Cr 1347Cr2c5b8a 2-57Ct 1-5Cu 1-479Cu5b8a 13-79Cw 13Cw2a 4Cy 124Cy5q8a 1-6Cz 2r3p4m5i6f7d8b9a
        024679Al 14-9Al 237-9Al4a 0-7Ao 3Ao4a 5a67Ao *At=7 *a *a *a 0-389a4-7Av 1k4i5f679Av8a 0-35Av4a 36Ax4j 67Ay
        04Ba 035Bb 58Bc 8Bd 1d2c3b4a 0-489Bd5g6f7a *l 0-246-9Bg35a 0-579Bh68b 015o2-46-9Bj 0135689Bj27d4a 0-8Bk9e
        0-2458Bk3e6d7b9a 23679Bk4p5h8a 89Bl 0269Bl3a 1Bn 0Bo 015-8Bo2b9a 02468Bq 4689Br 0d1b8a 3Bs 3h7e8b9a 08Bw
        0-46-9Bw5a 1-7By 0-46-9By5a 0Ca 0a 2e3Ca4c8a 1Ce 0a27Ce 2Ah4-9Cf 0b1a 1-69Ch 0Cf4a 0-3Ci 02-59Cj 2e4c5b679Cj8a
        4Cn 12Co 1-35-7Cp 13Cq 189Cr 1478Cs 2f3e4d5c6b78o9a 0a1Cs 0-356Cs 2Cu 2a 3d6c7a *Cw 157a 23Da 2357Db 245Dc
        45Dd 3-5De 0e1d2c3b4a 6Dg 69Dh 7Di 0c1b2-6a 2e3a 15m7a 0m2a 1-7Dm 9Dp 23Dq 5-7Dr 016-9Ds 4d5c6b9a 569Du 4-6Dv
        0179Dw 4c5b6f7a 5-8Dy 34Dy5Dr6a 0g4c5a 4-6Dz 0n2b4a5Dv67Dz 1-8Ed 13-5Ee 14Ef 14578Eg 1-578Eh 2Ea3e4d5c6b7a
        145Ej 14-68Ek 169El 8Em 4d5h6c7b8a 0f1a3Em 0467En 0Cc2b7a89En 2-7Eq 5Er 67Es 2c3As4Ap5b6a7Ak 0-389Et 0-36-9Eu
        2c7b9a 24-69Ev 1a 0a 01346-8Fa 09Fb2Eu 0-24-8Fd 013568Fd2a7Bz9Ew 5-9Fe 1-389Fg 1-9Fh 2b3-689Fh7a 15-8Fj
        0-689Fj7a 0-8Fk 2g4d57Fk8b9a 0-7Fm 013Fn 0b3a *Fs=7 *a *a *a *a 01Fv2a 129Fw 0b1Cj3a 2w3v4t5l6Fw7i8a 0Hz1-9Is
        013-9Is2a 2Iv 0a34Iv 0Iv2a 3a 0Iy 4a 2a67Ja *Jf=31 *a *a *a *a 0-46-9Jh5a 0-46-9Jh5a 6Hk7Jg 8Jh
        2q3m4j5c6Jj7b8a 2-9Jm 2-4a 2a5Jm 6Jn 08Jo 09Jp 2d3Hs6c7Jp8b9a 67Jr 0346-9Jr5a 237-9Jt6v 0-6Jv 0-5Jx 0Jx1a
        2c7Jx8a 0-5Jz 0-7Kb 0-4Kb5a 2c7Kb8a 0-3Kd 0Kf 0Kf1a 2c7Kf8a 013-9Kh 01Ki 2b3a7Ki8Ak 0-7Kk 2a7Kk8Am 2q7Kl8An
        0-2Kn 2a7Kn8Ap 28Aq7Ko 0v1r2n3j4g5e67d8b9a 1-9Kq 03-7Kq9a 0Ka 0a 2Ab3e5c8a 013-9Kv 1-8Kw 024-689Kx 1-79Ky
        2-9Kz 1259Kz3e4d6c7b8a 0a *Kx=31 *a=31 *a *a *a *a *a *a *a 0-24-9Ll 0b13-9Ll2a 0a12Ll 0d1-9Ln 0-8Lo9Js 0b1a
        1-9Lq 0-6Lr 0b1a 2s7g8d9a 0-5Jd 89Je 37-9Ix5b6a 2a 01Jf 7Jg 5-7Jh 2d3c69Jh7b8a 12Jj 02-7Jk 6Jn 7a 7a 2e6Ha7d8a
        3Jp 23Jq 2Fw3b4a 0-2Js 25-9Js4a *Ka=7 *a *a *a *a *a *a 8a 2k6i8a 1-7Kf 0-8Kg 1256Kh 1-3Ki 1-5Kj
        2e3d4Gv5c6Kj7b8a 3-6Kk 356Kl 1-37-9Km 0Kg 2e3d4c5b8a9Kn 2Kp 5-9Ks 0a1-9Ks 0a89Ks 2d9a 46Kv *a 7-9Kx *a
        0-24-9c3a *b 3b5a 5Kz 1-9Lc *a 0a 2Hi3e5d89a 0-4Ag5-9Lh 0Ah1-9Li 0b1a256Ah347-9Li 0-3589Lj467Ai
        0Gw1Iv2-5Lj6b7a 5-8Ll 6-9Ln 07-9Ln1Bk6a 4In5c6a 14-6Ln2a 1-589Lq 2a 2a 0Az 0e2b8a *Ej 013-9Oq2a 0-57-9Os6Nz
        0-689Os7a *Ow=31 *a *a *a *a 0-24-9Oz3a 0-689Oz7a 0-79Oy8Pa 016-9Oz 1l2j346Pb5c8b9a 25-9Mj 0134a25-9Mj *a
        1-79Mk 2b9a 0Mo4Bx 569Mo 5Mo6a7Ci 4c9a 78Ms 3a 0Gn1589Mu2-467Mv 125-8Mv 2-46Mw 4Mx 08Na 0a 0a5Na 5Nb7Jx
        2g4f6e8b9a 35-7Pw 0-25Pw8a 0-3569Px 1b9a =23 *a *a *a *a *a *a 6a 23568Qh 237-9Qi 0Qk 0a 0e2d7c89a 0-79Qo8Fn
        0-57-9Qq 02-9Qq1a 0-8Qs 02-79Qs1c8a 124Qs3e5c6a 1a 1-9Qw 1a 2Fw 3Qy 1467Ra 4a 1-68Rc 6a 1g2f3e4c6a 124-6Rf 1a
        2-8Rh 3a 14Rj 5a 1-3679Rl 6a 124-79Rn 7a 8Gj 1j3h4o5f6d7b8a 2m5a 0-46-8Rs 1a 0-6Ru 2a 0134689Rw 3a 04Ry 4a 5f
        01467Sb 6a 1j2h3f4d5c6a 4Al 0-69Sf 5a 0-3Sh 6a 1-5Sj 7a 4g5e6c7a 3i4a 9Sn 1a 0-24-7Sp 2a 3h 13-69Ss 4a
        14-689Su 5a 6Hq 1-4Sx 8a 1k2i3h4f5d6c8a 2Bd 13-7Tb 3a 13-6Td 4a 1-689Tf 5a 1Bj2g3e4c5a 6i7a 7Tj 2a 05Tl 5a
        14-8Tn 6a 7b 2f5d6b7a 149Tr 1a 013-79Tt 2a 0-68Tv 3a 013-8Tx 4a 5It 6Aq 7Ua 1j2h3f4d5c6b7a 7m8a 1-35-79Uc 7Ud
        9Ue 03Ue1Sj2c7b8Jr9a 01Uf 1Cn2Br3Aw4Aa5f7b8a9Uf 0-46-9Tr5Tz 0-35-9Uk4Tr 0-46-8Tt59En 0-7Tu89Eo 57-9Un *Tu
        0-35-9Tv4Uo 08Uo125Ur 0-35-9Uq4Ty 0a2-9Ur 1j2i3h4g5f6e7d8c9a 2-5Sa 1a7Nx 2a7Hu 014Uw 05-9Ux 0-6Uy
        0Td18Uy2c3b4a 0Uh 0Ui136Va245Ur 08Vb1-79Us 01457-9Ut2Vc6Uk 02-8Um 0a 0a 0Tz 0a 1j2i4h5g6f7Vh8c9a 2-8Vj 1Vk
        0-35-9Vl 0Ky4Ec6Tq 2d4c6b7Vm8a9Us 09Vr 4a5-9Vr 67Vt 0a1-4Vt 0-4Vu 0-2Vx 0a 0-4Vz 0a 0c15-9Vz3a 017Vz2i3g5f6a
        0a 01467Wb8Md 0-267Wc4Me 0-589Wd 014-8Wd2c3b9a 1-3Wg 0a 0a 1-3Wi 0a 2j34Wi7f8c9a 29Tr 1-9Ts 125-9Tt 2c3Rg6b7a
        0-2Tw 12Tx 3Ty 1346Ty5c78b9a 0Rk2-9Ty 2b8a 1Ky 5-8Wv 3Ww 5-9Wx 2d59c6b7a8Fn 47Xb 3467Xc 279Xd 29Xf 2a356Xf
        268Xg 2457Xh 2Xh4g5f6e7c8b9a 0a2Xh 2-9Xi 2b3a 0Xm1Es 89Xn 0-467Xp 5Xq 0-4Xr 0c1b5a6Xr78Mm 2Xr3f8e9a 6a 0-79Xv
        019Xw 05-9Xx 04-79Xy 0d1c267Xy3Bh4Mt5b9a 9a 0-39Yb 0-37Yc 0-479Yd 06Fj1Ew2Wn3c4Yd5Ng7b8Gl9a 2Yd3a 3f9a 5-7Yh
        2Fa3a 9a 0a 019Yj 0156Yk 0-37-9Yl 0Yl1c2b8Un9a 01Yp 8a9Fi 9a 8c9Fx 7a 278Yu 2a3s9Yu 6a 3f4d7a 2Ad6r7n8j9a
        014Yy 2a 2Yz 2Pc 03Zc 2a 0e4d56c7a9Zc 2Hg 1a9f 5Zh 2a 4i5a 2Xc 013Zl 2a 16-8c5a 1Zn 1278Zn3Nx5a9Xr 0Zs 0-8Zt
        01Zt2b8a 8Zt 2a 12Zu 5Zv 368Zw 1c2x3Im4Vy5b7Et8a 0g1349e5t6a 2v3t5q6m7k8a 0189AAb2-7Zj 01378Zk24-69AAc
        0-4Zl5-9AAd 014AAf 0AAe1Fw2d3c4b6Gs7a 0-36-8AAh4Zo 1Fy5a6Gu7Pc 0237Zq14-689AAj 4AAk 289AAl 1AAm 1Gd2d3c6b7Ax8a
        0-2AAo7Zv 6AAq 06AAq1Zx2a 0137AAr25Zy 1Gi2d4b5a6He7Bc 0459AAt236-8AAa 1Gk2a6Hg7Be 5AAv6AAc 8AAw
        1Gn2b3a4Rb6Hj7Bh 2-4AAf569AAy 0AAg13AAz 89ABa 1Gr2c3b6a7Bl 0AAz1v2t3o4j5h6e7a 0Yu 6ABd 0-5ABc7b8a 6d8a
        1Ar2-9ABg 12ABf 7ABg 89ABh 1d2c3Ex7b89a 0Nk 0a 256Yr8a 0We 8a 01Yx 0-2Yy 1b3Vu469Yy5a7Uh8Uj 5Za
        15-79Za2Nr4a8Ox 2Zc 38Yv4a5Vy679Zc 034Ze 056h1Uo2a347-9Ze 03Zg 0j258Zg34Yz6a 13-9Zj 0-35-9Zk 0-8Zl 0c1b2Zl3a
        0-7Zm 03Zm1b2a 1-8Zm9a 0Zm 0a 0u2r3p4n5l6j7c8a9Wp 8Od 2-5Zr 05-9Zs 0c23b7a9z 4-7Zv 348Zv7a 0-8ACp9Bv 0Cb 3a 3a
        2Ce 0a 3a 0d1-378ACw4a 1-69ACx 0-2ACz 7Ck 8a 0a 0d1346-8ADc2a *ADa=15 *a=31 *a=31 *a *a *a 02-9ADk1ACr
        057ADk1-4b6a 0-2ADl 1w2p3o467ADl5j8b9a 24-9AAy 0-57-9AAy6a 2a569AAy8AAz 0AEt1-9ABb 0-578ABb6d9a 2a569ABb8ABc
        12568ADw 146ADx 1-3ADy 1c24St5Fi6b7a 1a78ADy 8ABg9AAz 0Yd269ABh8Va 03ABb2Bg4Bk69ABi 07ABk 34ABk7a 45ABm 4-8ABn
        0ABg6b9a 2h5g6f7d8Qa9a 0-36ABq 257-9ABs 0a19ABs 15-7ABv 125-7ABw 13-5b2a9ABw 0a16ABw 2-5ABw6g7Vp8e9a
        1Xi24589ABx36Vq7ABq 1-46-9ABx 1-8ABy 1-4ABz 1-5ACa 2d36c4Xo5b7a89Hi 1-57ACc 1-3ACd 13ACe 124-6ACf 1-79ACg
        1ACg2e35d4c7Xu8b9a 13-5ACi 1-578ACj 1ACj2l3k4b6a9j 124ACl 1-6ACm 1ACm29n3m4b5a 1245ACo 13-9ACp 14ACq
        1ACq269e3c4Ye5b7a8q 135ACs 125-7ACt 1ACt2t3h4Yh5r6b9a 1ACu2u34v9s 1Yy2u3o4l5i6e7b8a 0ACo 5a 0a 0a 57-9ADa
        8a9Ze 0Zf *Sj=7 *a *a *a *a *a *a *a 0a16ADl 2ADm 0b1a27Rn5Da 19ADo 0a4Zs 2u5q6o7n8c9a 13-578AGm 035AGt16-8AGs
        0346AGu259AGt 03568AGv124AGu 0356AGw17-9AGv 0358AGx124679AGw 458AGy 1f2e3d4c5b7AGy8a 0a 124-8AGv 24AGw
        0-467AGx 035AGx1l4d6c7b8a 2-46-9AGz 125AHa 479AHb 0346AHb2c5b9a 3-8AHd 03568AHd1a2AFh4Vh 1-368AHf 58AHg
        15-8AHh 23579AHi 0356AHi1d7c8b9a 1-57-9AHk 13-8AHl 126AHm 0-3578AHn 0358AHn19Vx2d4c6b7a 1-68AHo *AHl=15 *a *a
        *a *a 0a 0a4578AHv *Vu *a *a *a 069a 0AIa 0b1AIc7a 1Af2Ab3z4u5p6o7AIc8h9a 0-69AIf 2-8AIg 23AIh5-9AIg
        013-57-9AIi 0-57AIl 04-7AIm 04-69AIn 0579AIo 2d3c4He6b7a 578AIq 014-8AIr 25AIs 15-8AIt 06-9AIu
        0e1d2c3b4Gy5Oj6Xp7a9AIu 0g1AIu8a 0Ra2-8AIw 0a1-79AIw 02-4AIx 1s23r4q5AIx6p7d8b9a 0-57-9AIy6Xd 1-35-9AJa
        0-8AJa9a 589AJc 0-24-8AJc3AHh9a 3-9AJd 0-36-9AJh 0a1-9AJh 0-57-9AJh6a 024AJi 0-25689AJi3b4a
        139AJi2k4Ws5i6g7f8a 1AGq 0-48AGr 0367AGt 0a1356AGt28AGp47Mb 0Wc1356AGu28AGq47Mc 4Hc5e6ACy7d8b9a 02AGy3Hb
        24-9AHa 0-2AHc 0a 6c9a 0e1a2Oc 0-4AHg 0AHg1a 5a 146-8AHg2a 1Hl6AHi 0a 2g5c6a 9Mm 6a 1-689AHm 1-59AHn
        1-35689AHo 1-69AHp 1256AHq 12AHq3e4d57My6c8b9a 0349AHv 9AHw 09AHw3b4a 2a3AHw 0178AHw9a 2Wi 034AIb 049AIb3a
        2a3AIb 9a 68AIc 9h 0AHy8ACt9ADq 9a 0j2i35e4d6c8a 8Il 9Xw 17AIk 3c5b7AIk8a 1-57AIm 2-47AIn 1-37AIo 0c1b2a 0e6a
        1579AIr 028AIr9a 0-4689AIt 4a 0c8a 8AFv 1-36AIv4a 1Al2Af3Ij6q7h8c9a *Et=7 *a=7 *a=7 *a=7 *a 1AJe2-689a *c=7 *a
        *a 0d2-9a 013-9c 0-46-9c5a *d 18AJl 1568AJm 189AJn 128AJo 26d5c7b8AHb9a 01AJr2-9k 0a13-9k 015AJt89m 0a2-579m
        2m3k457j6e8c9a 019ALy2-8AMg 0AMh1-9ALz 089AMi1-7AMa 0AMa1c2-8b9a 059c1-46-8AMb 0-4679AMb5b8a 1AMc24-9AMw3AMu
        24AMx 0a1-469AMw5AMx7AMy8AMv 45AMz 0a1AMz23679AMy8ANa 1ANa237-9ANb4-6AMz 0Vq146ANa 0-46-9ANc5AMj 0ANf1-9AMm
        0ANh1-9AMo 0a1-9AMo 0c1a2-9AMo 013-9AMo2a 1AMf2Ni35-79f8a 04ANi1ANj35-9ANk 1p2o4m5k6j7i8b9a 589AKr 8a
        0-24-69AKv 0-24589AKw 0-68AKx 0-36-8AKy 0-24-79AKz 1e2Kn37Zt4d5c6AKz8b9a 02578ALb 0-579ALc 03-7ALd 0-2578ALe
        0-35-9ALf 013-689ALg 0Lg156ALg2f3e4d7c8b9a 0-6ALi 026-9ALj 014679ALk 0159ALl 0-69ALm 06-9ALn
        1AGk2f3e4d5c6b7ALg8a9ALn 057ALp 5a6-9ALp 0-59ALr 128ALs 0238ALt 03-69ALt2c7b8a 5-79ALw 015-79ALx 135-79ALy
        125-7ALz 25-79AMa 1-37AMb 0-35-7AMc 0AMc1g2f3e4d5c7b8a 48AMd 0b5a 3Ak4Ae5x6q7o8k9a *AEn 2-9APa 16-9b2-5a
        1ADx2-9APc 5Sh 0a2-9APe 237-9e4c5a6APe 78ADf9APe 0AEv 0a 1-9APm 0APl8a 0a16-9l2-5k 0c 0a 235m4i6h7f8c9a 1-4AMw
        059AMx 19AMx3b6a 0a1-357AMx6AJx 5AMs 5a 7ANd 3ANe 3b4a 0168ANf 0b16ANf7AMy9a 1-5ANi 0a *a 0d12a 7ANl 1a
        1a2ANe79ANl 2ANp 0a3467ANp 0a 0a 9ALt 1ACk8AJd9h 29ANs6b8a 2v3t5k7h8d9a 2-6ANu 0AKv7ANv 09ANx 0a1AKx4-79ANx
        2d58ALj7c9a *AEq=15 *a *a *a *a 1-8Ie *Ii=15 *a *a 1-8a 0f3-8e9a *k=15 *a *a 016-8k2-59a *g 0b1-8a9l 09m1-8b
        0-8n 0o1-8d 0-2AQv6ARm 0a1-8f 9AQy 0AQy1-5AFh78ARp9a 03-9u 0b1ARr3ARq5a 0ARk 0a1-8l 0t 0a1-8n
        1t2n3m4l5k6i7e8c9a 1-8Iy 1-8Ad 0AFs3-8b9a *AFx=31 *a *a 016-8AFx2-59a 0a1-8AFy9AFx *BGs=15 *a=31 *a=31 *a=15
        *a *a =11 *a=11 *a=31 *a=31 *a=11 *a *a 0-79h8a 09AGm1-46-8Ax5a 0-8AGn *p=15 *a=15 *a=15 *a *a *a 0AGu1-8a
        0Ap1-8b 03-9AGx 0Ao1ATe3ATd5a 0Am1-8e 0g 0a1-8g 1Ai2Ad3o4n5g6f7d8c9a =19 *a *a *a *a *a *a *a 0a 0a 8a 0a
        07-9ATx1-6ATf 124-7ATf3a 1-9ATg 0AUa1-9ATi 0a1-9ATi 0AKd1-6ATj7-9AUa 69AUc 0AUd1-7ATl8AUc9a
        0i2ATu36ATl4g5f7d8c9a 01AUe2-9AUf 018AUf2-7AUg 024-9AUh 0AUh2-79AUi 013-8AUl29ATs 0a1-9AUl 2369AUl8a
        0AUl2-9AUm 02-57-9AUn 1AUn2i3h4g5f6c7b8a9Li =127 *a *a *a *a *a *a 1478a 124-6b 2c *d 05-7f 0a 0-28h 0a 0-39j
        0k 0b1a 3k4j5i6h7f8d9a 02-9ASq 0-24-9ASr3Sg 0Qh14-9ASr2b3a 0-24-9ASr3a 2a6ASr8AIm9AQd 23589ASu 0ASu3-8ASv
        0-46-9ASx5AHx 0-8AHx9a 0-478AHy569ASy 0-4AIa5-9ATa 067ATb1-589AIb 0-36-9ATb4b5a 02AIb1e347-9ATb5d6a 0Yg1-9ATd
        0ATd1ATf2-9ATg 0a 0ATj 0a178ATj 0a3-9ATj 2-6ATl 0a1ATl 0c1a2-79ATl 0f4ATo 0a1-7ATo 5-9ATp 013-9ATr 0-79ATr8a
        01ATt 2-6ATt7a 0f124-69ATt3e7c8a 0o1i2a349ATt8ATu 3Aa4z5s6ATu7r8a9AIh 257AWq 2AWr 3AEt5b6a 16-9AWs 038AWu 0a
        056AWw 0a 2ALg36AWw5f7e8c9a 0-25AWy 2-46AXa 1-8AXb 2-69AXc 2-7AXd 1-9AXe 1-7AXf 2f3e4d5c6b8a 12p3AXg 13479AXh
        78AXk 5-9AXl 02-9AXm 0-46-9AXn 2d3c4b5a6-8AXn9AVx 0a 0AAu8AXo 016AXq 0a13-9AXq 1s2l3k4j5Wv6d7ACn8c9a =511 *a
        *a *a *a *a 1-5a *b 2-4c 1-7d 1d24c6b9a 235d4b *e 5c6b7a 0-35-9i 1-9j 246i3b5a 0-8l 235k4a 02-79n 024-7o 03-7p
        26o3c4b5a 9p 5-79q 1-9r 1j2h3d4c5b9a 3o 4p *Ac=511 *a=511 *a=511 *a=511 *a *a *a 0a13x *y 0a 0c2a 2Ab 0a
        1Ac2p3o4n8c9a 02AUy13-9AWt 0a1-9AWt 0-79AWt8a 0AQa1-9AWv 0-8AWv9a 1c357-9AWv6a 46AZp5Bl 07APs 02-47-9AZr
        3AZr4c67AZq8b9a 0157-9AXb 8a9AXb 9a 4a 5a 158AXe 16AXf 178AXg 0d5c6b7a 13-8BAb 0-7BAc 1-357BAd9AIt 1-8AZn 0a
        1-579BAh 0b9a 239AZr 0a 0a1-9BAk 36ANu4j5i7h8d9a *Hj *a 2-9a 1-9b 02-9b1a 2-9e 0a2-9e 0-24-7e389a 0-8f9b
        0-689BAd7AFi *Hv=31 *a *a *a *a 06a8AOu 0c 0a 0169AOy 0a 1p2m3l6k7e8c9a 2-8BBj 0a 24-7BBl 0-2Di3a 2-467BBn
        2467BBo 0b1a 0b1e2c 024BBr 0-25BBs 07-9BBs3b6a 1-49BBu 7Dq8a 0-2578BBw9BBv 0a 1568BBy 178BBz 4b5a
        2q3o4l5k6h7f8d9a *Iu *a *a *a *a 0a1-9BQn 89a *Jz *a *a 8a9e 3-9BQs 0BQu 0a 2h3d4c89a 0-3BBx 1-5BBy 02-47-9BBz
        1-3BCa 01BCc2BCb459BCu 245BCv 0BCm 5-79BCz 01BCz4ABp5AEj7AIq9a 0679BCz5a 0ARj1259BCz7a8BCh
        1BDa2k3j4i5h6g7f8e9a 56BDe 178BDe5a6ADp 489BDe5a 0-589BDh 67BDh8a 0-37-9BDj 0-2489BDk 0BDk2b8a 389BDl 1-3Us
        0BDd1f2c3b9a 12Ug347BBr5ARw6i8a9Kt 4579BDp 24-9BDq 2-4689BDr 2457-9BDs 05-79Ns1d23c4b8a 2-579BDu 9a 2-49BDw
        2-4679BDx 4689BDy 2-79BDz 0d13Nz268c4b5a7Fx9i 3BEa4AUc 0a1-356BEb4BAc7BEa 0146BEe235ADm 2ATh3a56ASz 0a 0-28BEf
        0246BEg 3o4m5h6f7c8b9a 0-578BEj 01BEk2ATf 7ATg 0-3BEl5c6b7a8Gu 3-68BEn 2-68BEo 23568BEp4ADf7AAw 1c23b4a
        2-68BEr7AAy 4AEb 2568BEt4a7ABa 25-8BEu4b 24-68BEv7ABc 4-68BEw 2i3f4j5d6c7b8a 5BFa 5a 1-478BFa5a6AFl 7BFd
        01578BFd4a 2BFd6ATy7a 7c 015BFg 019b2-4BFg5AFr7a 0-25-8BFg3g4d9a 2v3r4k58BFg7a *Yj=3 *a=3 *a=7 *a *a *a 1-5b
        1c 1-4d 1356e 2-57f 0159f27e3d4c6b8a *g 12i 1-6j 2-59k 1-7l 0159l2i3d48c6b7a 1-9n 245o 0159o23b4a6n7l8m 2-6q
        1-79r 4-6s 1-578t 3-8u 0159u2t3e4d6c7b8a 2-46w 13569x 13-6y 1-59z 0159z2r3o4d6c7b8a 3-578Ab *Tw=3 *a=3 *a=7 *a
        *a 1a2356Ah 1-5Ai8BEc 0159Ai2h3b68Ah7a 1-8Ak 0159Ak238Aj4Ac6a7Ab 1Af26Ae3z4w5q7l8c9a 4BEg 346BEh 8BEh 9BEj
        4d6c7b9a *Um *a *a *a *a *a *a *ATr 1BAv2-8b9a 3BAw 5BAx 0BEw3BEz 08BEx17BFa 04BFc8BEy =3 *a *a *a *a
        0-4BFi5-9a 0-4BFj5-9BFf 2BFj3h4b5a9BFg 0k4j9a 0Ac1x3o4n5m8a *f *a *a *a 3a 0Ai1Ad3u4a5s8g 0-8BIj9ASn
        0-8BIl9ASp *a 1c3-6a 1ASq3-7BIm 013-9BIo2AYq 0-3BIp 03-8BIq 0-39BIr 0d1c2-7BIr8b9a 01578BIt 0a 0136BIv 0a
        2k3j7e8c9a 12467BIx 1-4BIy 134BIz 12568BJa 1289BJb 0248BJd 1-35-9BJd4a *BJd 0a 0ARw1BJg4d6a7BIe 016BJi 0a1BJi
        2l3k4j5i6h7f8c9a 1257-9BGq 16-9BGr 13-9BGs 0ADv 0-5BGv6BDv 0a1Bm2379BGv 0BEi134BGw 05689BGy *BDb 02-46BHa
        0c1BEm3b5BHa6Bj7a 2BDe3k4j5i6h7f8e9a *BKd=15 *a *a *a 6a7BYk 1a2-9BKb *BAc=15 *a *a 0-589BKh6a7BAc 02-9BKh1a
        1-8a 1-5BKk 1a2BKk 0a5BIh9AOm 0ATb1APh5-9BKl 0BKq1-9BKo 0-8BKo9a 03-57-9BKp 0b1AYe4a5-8BKp 2o3-5i6f8e9a 27BKu
        024BKv 02-578BKw 06BKx 0AJl1d2c3BKx6b9a 0135-7BKz 048BLa 0269BLb 24AZw3BJk7c8b9a 5-9BLb 7-9BLd 02BLe
        024-68BLe1AZw3b7a 6BLh 4BBm5a78BLh 7a 4g5BLh6d9a 37-9BLk4BBp5d 28BLo 2a5BLm 0a9BLo 8BLr 7BLs 2b8a 0a 0e7a
        258BLw 2a 3BLy 14BLz 2b3a 136BMb 6a 0f1c6a 0a 2Ae3Aa6s7r8j9a 1BMh *Kf=31 *a=31 *a *a *a 1f2-9a 467Kh 13-8Ki
        2357Kj 1-46-8Kk 1-8Kl 124-7Km 1458Kn 1g2f5e6d7c8b9a *n *a *a 1-578Ks6a 23568Kt 5-7Ku 1378Kv 1-38Kw 3-68Kx
        1f3e4d5c6b8a 02-9La 5a 3j 1368Lc 2457Ld 2s3d6c7b8a *AJc=15 *a=15 *a=15 *a=15 *a=15 *a=15 *a *a 1-9a 2w7Aj *g
        *a *a *a 1-8a 357b 147c 12578d 37e *l 0l1k2f3e4d5c6b79a 3Ma 1-47Mb 3-5Md 135-7Md8a *Me 013-9Mf2An
        1f2e4c57-9b6a 0BBz1-8Mh 2Aq5Mi 13478Mj 68Mk 16-8Ml 1-6Mm 0BCf 45Mo 2h3g4f5e6d7c8b9a *Nd 01BCj8a 2-68BCk
        01f2b69a 01BCm 019BCn 0b3a 1Bq2Bi3Ay4As5x6q7h8d9a 0-5Tg 3a 0-58Tg7a 7-9Tj 9a 0-5Tj6a7Sz 0-26-9Tk 01Tm 0-4Tm5a
        0-49Tn 3h4e5d6b78a *Tv=127 *a *a *a 05-9Tv1-4a 0-57-9Tv6a 01Tx2-9c 0-689Tx7a 025-79Tx4c8a 0-3Tz 0-7Tz8a 3-9Ua
        3-79Ub 1-689Uc 08Uf1-79k 0-46-9Uf5a 0235-9Uf4a 0-47-9Ug *o 09Uk1-8p 07-9Ul1-6q 01457-9Ul2c3b6a 013-57-9Ul6a
        02-9Um 0-4u5-9Up 016-9Uq2-5v 014-9Uq2b3a 019Us2-8x 0-47-9y56Ut 0-26-9Uu3-5z 013-69Uu2c7b8a 0-69Uu7e8a
        0x1v2u3t4s5p6o7j8i9a 0-8Uw 02-579Ux 0-46-9Uy 0-79Va8k 014-9Vc23Ah 0-689Vc7a 0-26-9Vc3c4a 1-35-79Vd 04-9Al1-3Vg
        0-689Vg7a 0157-9An2-46Vi 0-35-9Vi4a 0-37-9Vi4c6a 2-578Vj 0Vg1n25x3m4l6h7g8b9a 089Vn1-7As 0-35-9Vn4a 035-9Vn4a
        013-79Vp2n8Ag 0a2-57-9Vp 02-69Vq 0Ay1-9Vt 01689Vu2-57Az 0-2489Vu3b5a6Ak7Ac 0-35-9Vv4c 0b1a2-79Vv 013-9Vy2Bd
        0-46-9Vy5a 25-9Vz 04-9Wb1-3Bg 0-689Wb7a 0d1c2-579Wb8a 0-79Wc 0p137Vz2n4m5Ag6h8b9a 1-35-9We 018Wh2-79Bm
        0-2457-9Wh3a6Ay 0-57-9Wi6Az 025689Wi4b7a 0-24-8Wk 015689Wk4a 03-9Wl 06-9Bt1-5Wo 0-57-9Wo6a 0-57-9Wq6Bv
        0-79Wq8a 013-57-9Wq2c6a 0-35-9Wr 0-468Ws 0-57-9Wt 0p1Wq2l3j4Bh5i6d7c8b9a 0-38Wx4-79Cc 0-35689Wx4Bo7a 03489Wx6a
        0Xb 3a 2a5-8Xb 0-489Xd5-7Ci 0-46-9Xd5a 0-3568Xd4c9a 0-25-9Xf34Bw 01346-9Xf5a 0-35-9Xi4Cn 02-9Xj1Co
        013-57-9Xj2b6a 1-46Xj7a 08Cr1-79Xm 0-589Xn67Cs 0-489Xn5b6a7f 0-6Xn9a 13-9Xo 013-9Xp 0-46-9Xr5Cc 0-248Xr5a7Bp
        0u1Xo2o3m4i5e6d7Bv8c9a 0246-9Xt 02Xw13-9Db 0-7Dc89Xx 0-589Xx6b7a 0-57-9Xx6a 0236-8Xy 013-9Ya2Cr 035-9Ya4a
        0-3Di4-9Yd 019Yd2a3-68Bf7An 0a1-46-9Yd 0-79Yf8Cw 013-79Yf8a 024-9Yg 0n2j3i4g5d6b7Ap8a9Cu 35-9Yi 0-47-9Yk56Db
        1-589Yk7a 014-8Yn239Ds 0-4679Yn5Cx8a 02-58Yn7a 0-578Yo 124-9Yp 2-69Yq 01679Yt2-58Dy 0-24-9Yt3a 0235-9Yt4a
        02569Yu 0m2k3h4g5f6e7Yr8b9a 0-46-9Yy5Ed 0-579Yy6Do8a 0a2-489Yy5y 02-689Yz 0-24-9Zc3Eh 0-79Zc8a 1-47-9Zc5a
        0-57-9Ze6Du 01El2-9Zg 013-79Zg2a8Ax 2-578Zg6c9a 0-579Zh 014-9Zj2h3Eo 247-9Zj3a 0-24578Zk 0-57-9Zm6Bd 2-47Zm5a
        0o18Zj2n3k4g5f6d7c9a 1Ez2Ds3Dd4Ck5Bt6Av7Ag8s9a 013478Zl 0189Zm 017Zn 0-46-9Zo 0-2Zp 0e3d4c8b9a *Zr 0347a 56b
        0-28Zy 06AAb 0-4689AAb5a 356AAb4a 4AAc 4AAe 01347AAe6a 49AAf 2AAh 0-369AAh5a 7AAi 14AAj 139AAk
        0m2j3i4g5f6d7c8b9a 01378AAn 0a1-9AAn 0a1-9AAk 0-278AAq 02-9AAq1a 02-9AAn1a 0-58w6g7d9a *Fl *Gd=127 02-9Gd1a
        02-9Gd1a 02-9Fp1a 02-9e1a 0a8AAv *ABe=127 *a 0-35-9ABe4a 0-57-9ABe6a 0-35-9ABe4a 2-4ABb5a 0-3ABc 0h4b7a
        0-49ABe 01An8a 1Av2Ap3An5Am7r8c9a =63 *a *a *a *a *a *a 0-5c 3a 0-58c7a 7-9f 9a 0g 0-5g6b7a 0-26-9h 01j 0-4j5a
        0-49k 3i4e5d6b78a *s=63 *a *a *a 05-9s1-4a 0-57-9s6a 01u2-9c 0-689u7a 025-79u4c8a 0-3w 0-7w8a 3-9x 3-79y
        1-689z 08Ac1-79k 0-46-9Ac5a 0235-9Ac4a 0-47-9Ad *o 09Ah1-8p 07-9Ai1-6q 01457-9Ai2c3b6a 013-57-9Ai6a 02-9Aj
        0-4u5-9Am 016-9An2-5v 014-9An2b3a 019Ap2-8x 0-47-9y56Aq 0-26-9Ar3-5z 013-69Ar2c7b8a 0-69Ar7e8a
        0x1v2u3t4s5p6o7j8i9a *At 0-8Au 02-579Av 0-46-9Aw 0-79Ay8l 014-9Ba23Ai 0-689Ba7a 0-26-9Ba3c4a 1-35-79Bb
        04-9Am1-3Be 0-689Be7a 0157-9Ao2-46Bg 0-35-9Bg4a 0-37-9Bg4c6a 2-578Bh 0o1n25y3m4l6h7g8b9a 089Bl1-7At 0-35-9Bl4a
        035-9Bl4a 013-79Bn2n8Ah 0a2-57-9Bn 02-69Bo 0Az1-9Br 01689Bs2-57Ba 0-2489Bs3b5a6Al7Ad 0-35-9Bt4c 0b1a2-79Bt
        013-9Bw2Be 0-46-9Bw5a 25-9Bx 04-9Bz1-3Bh 0-689Bz7a 0d1c2-579Bz8a 0-79Ca 0p137Ah2n4m5Ag6h8b9a 1-35-9Cc
        018Cf2-79Bn 0-2457-9Cf3a6Az 0-57-9Cg6Ba 025689Cg4b7a 0-24-8Ci 015689Ci4a 03-9Cj 06-9Bu1-5Cm 0-57-9Cm6a
        0-57-9Co6Bw 0-79Co8a 013-57-9Co2c6a 0-35-9Cp 0-468Cq 0-57-9Cr 0p1Ay2l3j4Bi5i6d7c8b9a 0-38Cv4-79Cd
        0-35689Cv4Bp7a 03489Cv6a 0Cz 3a 2a5-8Cz 0-489Db5-7Cj 0-46-9Db5a 0-3568Db4c9a 0-25-9Dd34Bx 01346-9Dd5a
        0-35-9Dg4Co 02-9Dh1Cp 013-57-9Dh2b6a 1-46Dh7a 08Cs1-79Dk 0-589Dl67Ct 0-489Dl5b6a7f 0-6Dl9a 13-9Dm 013-9Dn
        0-46-9Dp5Cd 0-248Dp5a7Bp 0u1Bw2o3m4i5e6d7Bv8c9a 0246-9Dr 02Du13-9Dc 0-7Dd89Dv 0-589Dv6b7a 0-57-9Dv6a 0236-8Dw
        013-9Dy2Cs 035-9Dy4a 0-3Dj4-9Eb 019Eb2a3-68Bf7An 0a1-46-9Eb 0-79Ed8Cx 013-79Ed8a 024-9Ee 0n2j3i4g5d6b7Ap8a9Cv
        35-9Eg 0-47-9Ei56Dc 1-589Ei7a 014-8El239Dt 0-4679El5Cy8a 02-58El7a 0-578Em 124-9En 2-69Eo 01679Er2-58Dz
        0-24-9Er3a 0235-9Er4a 02569Es 0m2k3h4g5f6e7Cz8b9a 0-46-9Ew5Ee 0-579Ew6Dp8a 0a2-489Ew5y 02-689Ex 0-24-9Fa3Ei
        0-79Fa8a 1-47-9Fa5a 0-57-9Fc6Dv 01Em2-9Fe 013-79Fe2a8Ax 2-578Fe6c9a 0-579Ff 014-9Fh2h3Ep 247-9Fh3a 0-24578Fi
        0-57-9Fk6Bd 2-47Fk5a 0o18Dr2n3k4g5f6d7c9a 1Fa2Dt3Dd4Ck5Bt6Av7Ag8s9a 013478Dt 0189Du 017Dv 0-46-9Dw 0-2Dx
        0e3d4c8b9a *Dz 0347a 56b 0-28Fw 06Fz 0-4689Fz5a 356Fz4a 4Ga 4Gc 01347Gc6a 49Gd 2Gf 0-369Gf5a 7Gg 14Gh 139Gi
        0m2j3i4g5f6d7c8b9a 01378Gl 0a1-9Gl 0a1-9Es 0-278Go 02-9Go1a 02-9Ev1a 0-58w6g7d9a *Fm *Ge=63 02-9Ge1a 02-9Ge1a
        02-9Fq1a 02-9e1a 0a8Fd *Hc=63 *a 0-35-9Hc4a 0-57-9Hc6a 0-35-9Hc4a 2-4Fj5a 0-3Fk 0h4b7a 0-49Fm 01An8a
        1Av2Ap3An5Am7r8c9a *Hp=47 *a *a *a 05-9Hp1-4a 0-57-9Hp6a 01Hr2-9c 0-689Hr7a 025-79Hr4c8a 08Hu1-79f 0-46-9Hu5a
        0235-9Hu4a *i 09Hy1-8j 07-9Hz1-6k 01457-9Hz2c3b6a 013-57-9Hz6a 0-4n5-9Ic 016-9Id2-5o 014-9Id2b3a 019If2-8q
        0-47-9r56Ig 0-26-9Ih3-5s 013-69Ih2c7b8a 0-69Ih7e8a 0q1Hl2Hk3Hj4Hi5n6He7i8Gy9a 0-79Ik8h 014-9Im23x 0-689Im7a
        0-26-9Im3c4a 04-9Aa1-3Ip 0-689Ip7a 0157-9Ac2-46Ir 0-35-9Ir4a 0-37-9Ir4c6a 0Gy1Gx25Hi3Gw4Gv6f7Gq8a9Gk
        089Iv1-7Ag 0-35-9Iv4a 035-9Iv4a 013-79Ix2l8Aa 0a2-57-9Ix 0Al1-9Ja 01689Jb2-57Am 0-2489Jb3b5a6Ad7w 0-35-9Jc4c
        0b1a2-79Jc 013-9Jf2Aq 0-46-9Jf5a 04-9Jh1-3As 0-689Jh7a 0c1Gk2-579Jh8a 0m137Ho2k4Gt5Hn6f8a9Gh 018Jl2-79Aw
        0-2457-9Jl3a6Ao 0-57-9Jm6Ap 025689Jm4b7a 06-9Ba1-5Jp 0-57-9Jp6a 0-57-9Jr6Bc 0-79Jr8a 013-57-9Jr2c6a
        0Gp1Hy2f3Gj4Ii5Gi6a7Gc8Gb9Ga 0-38Jv4-79Bg 0-35689Jv4Ay7a 03489Jv6a 0-489Jy5-7Bj 0-46-9Jy5a 0-3568Jy4Fz9a
        0-25-9Ka34Bd 01346-9Ka5a 0-35-9Kd4Bo 02-9Ke1Bp 013-57-9Ke2b6a 1-46Ke7a 08Bs1-79Kh 0-589Ki67Bt 0-489Ki5b6a7f
        0-6Ki9a 0-46-9Kk5Bi 0-248Kk5a7Ay 0p1Ir2m3k4g5c6Fy7Iq8Fx9a 02Ko13-9Bz 0-7Ca89Kp 0-589Kp6b7a 0-57-9Kp6a
        013-9Kr2Bu 035-9Kr4a 0-3Cf4-9Ku 019Ku2a3-68Ap7Ad 0a1-46-9Ku 0-79Kw8Bz 013-79Kw8a 0Gf2h3Ga4f5c6a7Hh8Fs9Jn
        0-47-9Kz56Cc 1-589Kz7a 014-8Lc239Cn 0-4679Lc5Bz8a 02-58Lc7a 01679Lf2-58Cq 0-24-9Lf3a 0235-9Lf4a
        0Fz2g3d4Ft5Fs6Fr7Jm8a9Fn 0-46-9Lj5Cu 0-579Lj6Cl8a 0a2-489Lj5s 0-24-9Lm3Cx 0-79Lm8a 1-47-9Lm5a 0-57-9Lo6Cq
        01Db2-9Lq 013-79Lq2a8Am 2-578Lq6c9a 014-9Ls2g3Dd 247-9Ls3a 0-57-9Lu6Aq 2-47Lu5a 0l18Kb2Fx3i4e5Fp6c7Fm9a
        1Lk2Cn3Cd4Bn5Bd6Ak7y8p9a *Db *Dn=15 02-9Dn1a 02-9Dn1a 02-9Df1a 02-9e1a 0a8Kj *Mi=15 *a 0-35-9Mi4a 0-57-9Mi6a
        0-35-9Mi4a 2-4Kp5a 0g4a7Ef 1o2Fs3Fq5Fp7Eu8a9Ed 0-59BWe6-8CIg 0-689BWf 0-69BWg78CIi 0CIj126-9BWh 06CIk1-47-9BWi
        2e3d457BWi6c8b9a *BHb *a *a *a *a 0-35CKt 0-4CKu 0-25-9CKv 13-6CKw 0BZs136e2d4c5b7a89CKw *Xi *a *a *a 0-7CLc
        0136-8CLd 0138CLe245ABq 018CLf 01CLg 0-57CLh 0g136p2f4e5d7c8b9a 0-25CLj 056CLk 0-2CLl 0-3CLm 023CLn
        0t1CLn2e356v4d7c8b9a 013-8CLp 0135CLq 14-79CLr 0-246-9CLs 0156CLt 0-689CLu 0246Ac1f3e5d7c8b9a 0-6CLw 0-5CLx
        0-68CLy 03-5CLz 013CMa 0-79CMb 0f15e2d3Ah4CMb6c7b8a9v 1-3CMd 02-57CMe9CMw 0-37CMf 0-2CMg3-68ACs 0247CMh
        0-356CMi 03Aq1f2Ao4e5d6w7c8b9a 02-9CNc 0-7CNd 023689CNd4b5CBh7a *Au 0AVh1-9Aw 02-5CMp9AVi 0-3CMq4AVj 0135-8CMr
        *CNo=15 *a *a *a *a 1-59a 0j1z2CMx3i4h5Bd68Ar7g9a 1Bb2Aq3Ak4Ad5w6p7m8l9a 235-9CLb 1-3578CKz 0-57-9CLc
        0-24-9CLc3a 016-8CLc5a 1-35-7CLd 01CLf 0CAa235CLg 0-5CLh 0c1b2AWk5a8CIh 0j2BIi3i4f5e6BIk79CLh8a *CLo=3 *a *a
        *a 0-8CLo9a 02-9CLo1a 2-8a 013-5CLr 1a2CLr3BZp 1a2-69d 0AFj2-4e9CLs 1-468f57CLt 0137CLu24-689g *CBb=3 *a=7 *a
        *a *a *a 069CMb1-3578n4a 01346-8CMd 0a14-7p2389CMd 0CBe14CMf 0a1-79r8CMf 145s 1s2p3o4n5m6f7d8b9a 1-9DDj 7a8DDm
        *CPk=15 *a *a *a *a *a *a 0a1-9DDs 0a1-9CSm 0-24-9DDu3c 02-9CSo1a 0-46-9DDx5f 0-46-9DDx5a *a 0DDz 3DEa
        0BGs1b3a 0BGt1c 0-8DEe9m 0-8DEe9a *a 0-24-9DEh3p 0-24-9DEh3a *a 0568p1n2k3h4g7d9a *AMy *Dl 0-24-9ANa3a 02-9c1a
        0-46-9ANc5c 0-46-9e5a 0-8ANe9e 0-8g9a *ABz=15 *a *AYo=15 *a=15 *a=15 *a=15 *a=15 *a=15 *a 0n2l3j4h89a
        0-24-9r3p 015p2-4n69a78l *i *a *a *a *a *CUc 01b2-9a 3Ba5Ab6j7h8a *CFc=15 *a=15 *a=15 *a=15 *a=15 *a *a *a
        1-689a *AZk=15 *a=15 *a=15 *a=15 *a *a *a *a *j 0-8k 1-7l 0-7m 0m13e2569d4c7b8a *AEx=31 *a=31 *a *a *a *CRw *a
        *CSd=15 *a *a *a *a *a *a 013-9h2a 0-79Ad *p *a *a 1-7a 1-8Ai 0q2g3569z4f7b8a 02-9Ac 0-6Ad 0-8Ae 0-79Af
        024-9ARc13AFj 0CTh1AFk2-689ARd7CSo 0CTi1-8AFl9CSp 0CSq1-8AFm9CTj 089CSr1-7ARg 0ARg15AFn2e3d4c6b7a
        0Ab1j2-48Al5i6h7g9a 2-8An 0-7Ao 0b124-6Ao38k79a 02-9r 1-9Ar 0b1-358Ar47n6a9Ah 0CTn2-8u 1-9Bc 0-5w 013-7x
        0d1c27As3Av4-6Au8b9a *AEb *a 0a2-9Ab 0-79Ac *Ad 0-46-9Ae 0-6Af 013-9Ag 1-8Ah 0-8Ai 0-24-6Aj
        0i1h2g3f4e5d6c7b8a9Ay 135CUg9CUf 0a6-9Am 0-7An 0-467Ao 0c1-4l589b6g7a 1Cf2Bj3An4Ac5z6w7r8f9a 2-7CRu 8BRe
        02CRv3CHi68CRo 02CRw68CRp 0-35-7CRx 02CRy3BRw68CRr 0e2d3-58c6b7a 01COb 8a9AKa 2-9CSb 0CSa 1c267b3-5CSc8a
        0347-9CSh 0a1-9CSh 0-8CSh9a 024589CSk 0a1-9CSk 0-8CSk9a 1-69CSk7d8a *CSo=7 *a *a *a *a 0a1CSs 0a 0c 0a
        2j5-7CSt8c9a 02-8CSx 57CSy 2458CSz 0135689CTa 01346-9CTb 0BGk1CMu23CTb4e5d6c7b8a9BTd 578CTd 3-59CTe 13-9CTf
        1-3589CTg 0d2c3b4BHj5a8CSz 2357-9CTi 1-6CTj 03-58CTk 014-69CTl 04CTm 0e1d4c5CTm6b7a8CTf 067CTo 047CTp 0-378CTq
        056CTq1BFf2c3b4a78CIk9BTt 5-79CTs 46-9CTt 0b2BTw6a7BAd8BTp9CQp 0-357-9CTv 1-57-9CTw 7CPh8b9a 2v4q5k6g7d8a
        013-9CTz2CNe 0a1-9CTz 0a1-9CTz 2d379CTz8a 5CNp78CUb 035CUd 045CUe 05CUf 059CUg 2CRg3d4c5b7CPy8CIe9a 5-8CUh
        1BTr28CUh5g6b7a 0-3CUl 0a1CUe 0a124-7CUl 0BUn 0a 07CUo1CJb 0AZy 0a 0-4CUr5a 0BUe3-9CUs 059CUs 0a
        2j3h4CUu5g6d7CRm8c9a *CYr *a *a 0a 0a 8a 0a 01479CVf 37CVg 0137CVh 147CVi 05CVj 0158CVk 0167CVl 2358CVm
        1389CVn 0CVn1i2h3g4f5e6d7c8b9a 013-9CVp 0-35-79CVp4a8BBz 3CVr 068CVs 0147-9CVs25CLp3b6a 0CVm3BJr4CVt7Jr
        01CVu2BVi56CVn7CRf 09CVw 0-26-8CVx 05-9CVy 0156CVz 0-24-9CWa 4-9CWb 0f2e3BVv4Bp5d6c7b8a9CVu *CUm=7 *a *a *a *a
        0a9CWi 289CWj 0-24-689CWk 0145CWl 2378CWm 026CWn 0f1BWq2e3CWn4d5c6CWg7b8a 0-35-8CWp 036-9CWq 35-79CWr
        0457-9CWs 04-9CWt 1-35-8CWu 06w1f2e3d4CWn5c7b8a9CWu 0Ar1Ah2Af3Ac4Ab5Aa6CWt7t8h9a 0-5CJv6-9CZu 0-6CJw7-9CZv
        0-36-9CZv4b5a 0-79CZv8a 0a1-9CZv 0-29CJx3-8CZw 2-69CZw7b8a 1-5CXd 149CXe 2CXe5b8CXb9a 568CXf 0-3589CXh
        67CXf8a9CXh 2d348CXh5c9a 02-68DAe 0-8DAe9a 0-8DAg 12DAg34a 14b236DAh 1-7DAi8CFi 7CYt 1a246DAk3e5CAd 0-245DAm
        05689DAo 0a 6-9DAq 0BQw1a2CHd 0569DAs 0a56CPn 0g1e2-4DAs6c7a 1o4m5l6k7i8a9DAr 01CXz 1-35-8CYa 1-689CYb
        1-578CYc 467CYd 0e2CUh3d4AQl7c8b9a 1-9CYf 1-8CYg 1-5CYh 0BXv1CKx2458c3CUl7b9a 1-57-9CYj 1-35-9CYk 2-689CYl
        1c267g3f45CUp8b9a 0BYa56CUq8ATf9CLc 2-68CYo 1-36-9CYp 0-57-9CYq 1-7CYr 67CYs 4-8CYt 1f2-4o5e6d7c8b9a 1-69CYv
        17CYw 1346r27CVa5ARe8b9a 13-689CYy 1-6CYz 124-6CZa 1246-9CZb 0-378CZc 12479CZd 0BYr1CVh2f3e4d6c7b8ATw9a
        346-9CZf 1-4CZg 2-46-8CZh 1348CZi 12CZj 0BYx1e2d3c5b69CVn7a8Ad 2Ag3Ac4y5x6q7n8g9a 1-4DBp 1DCi23Py
        1257DBr36DCj89Pz 0257DCj 0a7CSc 2e3d4c5DCl6CYy7DBt8a 0-46-9DCn 02-8DCn1a 1a 4-6DCr 2a45DCr 2-6DCs 4DCu
        1a3467d59BOv 3-6DCv 156f23c4BOx 3-6DCy 2BOz45h7a 2-6DDa 145g2a6-8j 1-4h 1c356i4BEz 1m267j 0m1l2j3i4h5f6d7c8b9a
        2BFc4DDf 47p6m 0h3BFe4j5q6BPi 13-8o 25s3p4BPk6l 25t346-8q 45DDl 2o3-5s6v 0h1g2f3e4d5c6CZo7b9a 35BPp48x7BFl
        7a9CZq 2BFn46w5z 02-9DDs1BFf 3-5DDs6a78y 1568z7BBk 0CZv1BUn2d36i4b5a 0j 1y2BPx3Ac 4-6DDx 0BFv1457-9Ae26BPz3Aa
        1356Af2Ai4BQa 08Ag2Aa4DEa5i6BQb 23Ah4BBs 23Ai4Ae6BBt 2BQe4-6DEd 2Ak3Ae45DEe 0i1h2g3f4e5d6c7b8a9Aj
        2Ab3s4q6l8k9a 7BQi9Ah 2578Ar 2b6DAk8a 0-24-9At 34DEl56t78Au 2Ao457Av6BGj 4-6v8Aw 035-9Ax2Ao4Aq 16Ap2Ay
        27BCh3Az4DEq9BGn 136-8Ba2BGo 0h1BVl2u3g4f5e6d7c8b9a 124Bc5Av 23Bd4-6DEu7Aw 1BGs2689Be3Av47Ax 23Bf4Aw 1Az2-6Bg
        23Bh45Ag6DEy 1CSz2f3e4d6c7b8a 2Ao4DBb 46DFc 15a6Bl8Bc 15Bm 14Bn5Bg 13Bo 17Bg468Bp5BCx 2Bj3-5Bq7BCy 1g26Br
        069Ax1g2f3e4d5c7b8a 2-7DFk 1j5Bn67Bu 278Bv46DFm5Au 16l3-5Bw 3DFo4-6Aw78Bx 1-378By5BDg9n 245DFq36Ay7Bz8BDh
        34DFr568Az7Ca 12q4Cb 0Bh1i2h3g4f5e6d7c8b9a 3Ak4Ab5u6t7k8a 04579DFu 05DFv 0b7a 0CKk 0a1DFd 0-8DFz 1a 3-6DGc78Ci
        0DCe1BWw2Bm36Br4a5Bj 08Ck2Ce45DGe6BSf 0Bi1Bh2Bg3Bf4a5Bd6Bc7Bb8Ba9Cj 2Cb3Bs4Bq6c8Bk9a 3-6DGh78Cq 4-6DGi8Cr
        0Ay1BXc2Bl3b4Aw5a6Au7At8As9Ar 23Ct4-6DGk 1CUl2Ar3Aq4Ap6Ao7An8a 278Cv4-6DGm 2-6DGn7Cw8BEe 3-68DGo7Cx
        0Cd1Ae2Ad3c4Ab5h6z7b8a9w 3Bg4g5e6Ap7Ag8a 1p2k3a 1Dc2Bl3x6u8s9a 2-57DGs9DGr 1-9a 12478b 0Ql3DGv 0a1-578d
        0DVf2DUa 0Qp1-9DGz 2-5DGz7a9DGy 2-57DHa6DUl9DGz 0d124-79i3b8a 0CLc13-5j 13-579k *AWe *a *a 0a 0a1-9p
        169p2o3m4h5g7f8a 3Iq 2a 6DEn 0-6DEx 2a 6CEv8a 1d9a 05-9DFb 0-35-9DFb4a 0346-9DFb1a2CYu5Ib 24DFb3a5DCb6CTo
        59DFe 6a 4a 1h2DFe3d6a 2-5DFf 1-3578DFg 0CAx 0a13-57DFi 1-35DFj 0CKp 0BLx1-9DFn 0-57-9DFn6a 02-79DFp1Ir
        0-8DFp9a 0235-9DFr4Ir 0-46-9DFt 0-79DFt8a 03-9DFt1c2a 1i2458DFt3g6e7CLb9a 1Ac2p3o4Gm5n6l7k8DBx9a 0DHu 78DIq
        0CNl4a 8c9a =21 *a *a *a *a *a *a *a 0-5a *b 1-9d 0-3d4a 0f 0-5j 0j1a 5-9k 0b2a3-9k 0-24-9k3a 0f3a 01l 0m
        0m1l2j3c5b7a 0DJu 0-4DJu5a 0-4DJu5a 0-4DJu5a 0a1-9DJu 1a24-7CXv8CYe 0a 1v 8x 0a 0c4a 1Ah3l4CZn6e9a 2DKb
        457-9DKc 1b3a467DKc58CXm9DGd 24-8DKe 246DKf 0DJl1b2a 0CPb 2e4b59a68As 0-689DKm 07-9DKn 0-589DKn6b7a 0a8CPn 9a
        2DAe3CZt 0DKq1a 9a 0CMc 9a 0a 0-29DKu 5-7DKx 9a 7CRz 018DLa 6a 3d4c7a 5n6k7h8g9a 1CJs258DLe9COl 34DLg
        1DBl2DLg9a 2b3CRu6DBm 2DLh5d6b8a 24DLk 6DLk8a 257DLm 2CMw4DBr5a8AZf9CBu 2-4DLo 248DLp 2-6DLq 27DLq3c4b5g6a
        3DLq4g8e9a 1CKg24689DLs7DBx 4DLs6a 07DLt 07DLw 1a 0a 0a 2q3h4f5e67DLx8a 3-9DJh 0-79DJi
        1CWv2BXd3BVm5b6DJi7a8DEt 25-9DJk 2a3DJk 0-24DJm 56DJn 4b5a 0BXg1Mp 0-57DJq 0-6DJq7a8Nf 28DJs 0DJl6a8DEg9DFd
        0DHr 0a 2m3k4h5g6DJu7e8c9a 0CQo 7CVe8a 9DBn 2-7DMs8a 89DMt 0-36-9DMu4DBh 3DKs57b6a89DMu 1f2-7d9a
        02-49DMy1DCb5Li6CTr8DBt 4a8CMf 9a 0-249DNb3CVj 4a 9a 3CTx 9a 0a 9CLd 6CUo 7a 3c4a7DCv 5k6h7e8Bo9a 4-68DMt
        15DMu 1-5DMv 014-68DMv2c7b9a 8DMx 167DMy 2357DMz 1DNa 0CEs1d289DNj3c4b5a67DNa 12DNc 13DNd 1-47DNe
        01DNe246-8DNn3c5b9a 02-4DNg 0-4DNg5a 4DNi 0CFa1DNr3AAf4a7BMv 1-578DNk 5DNl 0-8DNm 0CFe1-3DNv4ABs5DNm6c7b8a 0Cn
        0CFg1-36DNx5r7a 129DOi 1-6DOj 0BKn1-7DOk8DMd 0CFk5CNx6c7b8a9DKq 2x3s4o5m6k7g8e9a 7-9DOp 04-9DOq
        03-7DOq1CUf2b8CPp9a 6a8DMg 9a 9DEa 1CVn 9a 0a 7CVq 9a 7CTy 67DPa 6a 3d4c7a 5k6j7g8Dg9a 2-8DMl 1-79DMl
        2DBe3CMa4DMm5b6DJp7a8DMl9AAg *BUv=19 *a=19 *a=19 *a=19 *a=19 *a=19 *a=19 *a *a 4a 0a 0a 0CYn 7a 7CYp 2c89a
        7c9a *DAe=31 *a *a 02-9DQa1a 0CRm2-7DQb 0CVs 0CYm1-9DQd 0m1h2d4c8b9a 14578DNo 8CNd9a 1a 6DNq7DNg 1a 0CNt
        056DNt 0CNw1Tq2Rk5DNm7CLj8DNt9a 3DDr4DIp6DNu 0-24-7DNv3CNy 014DNx 357DNy 2b3BUi4Qx6a7BZn8DCb 39DOa 57-9DOb
        3b46DOb7COe8a 4h5g6DHx7d8a 3o4m6l7j9a 016-9DQy 23568DQy4DGd7a9Ps 5-9DRa 0a1-9DRa 0-79DRc 02-4DRd 02-5DRe
        0-4DRe5c6b8a 689DRh 8a 8a 1-5DRh6h7d8a 0CZy1-9DRj 0DGg 235-9DRl4a 125DRo 01589DRp 02DRq
        0c17DRq2CQe3CSb4b5CQl6a 6CUw8a 3CYx7CQy 3DPl4b6a9DRr 0DIb1-9DRt 23DRv 06DRw7CTf 4CPt7-9DRx 01DRy27CTh
        0DAn1d236DRy4c5b7Aa8a9Qs 0Aa1q2DRy37p4n5g6f8a9CWl 0-36-9DSa 0-368DSb 0-278DSc 0-24-8DSd 1246-9DSe 0-57DSf
        2f3e4d5c6CKi7b8DSf9a 0-689DSi7CSt 1-35689DSj 2b3-79DSj8a 0-589DSl 0-489DSm 2b3468DSm5a7BUi9r 1357-9DSo
        0-35-9DSp 015-8DSq 2CCq3c46DSq5DHv7b8CSj9a 03-68DSs 2579DSs3a4Rm6As8d 2-5DSu 2-589DSv 2-578DSw
        24BQn3c5BUt6b7a89CCw 57DSy 0a1DBa25-7DSy3489Rs 1z3s4p5m6i7g8c9a *DIw=31 *a *a 0a1-9DTh 0-4DJc5-9DTj
        0-46-9DTj5a 0c1-35-9DTj4a 0458DTj 458DTk 1b23a 5a7DRd 3DHf 0DTm2DTp 0a 0-26DTo 0a 3j4f6e8c9a 02-9DTr1DJt
        0135-9DTs 0-26-9DTs3DRx4b5a 0-578DTu9DJw 0-35-9DTv 0-3589DTv4b6DIf7a 047-9DTx 02-8DTy9DIq 0-36-9DUa
        0-24-9DUa3a 0-47-9DUb5DIy6CXh 0-36DUb4e5DHq7d8b9a 013-57-9DUc2DSh 0-689DUh 0-35-9DUh4a 0-79DUj 13579DUk 1-9DUl
        89DUm 0d18c2b3-6DUm7a9CXn 034DUm1f2a 1a5DUm 5a6DSr7-9DUm 1x2u3r4l7k8a *DIm=7 *a *a 3a 3Am4Ai6a8Af9Ad 0-8EJa
        02-9EJb1BRh 0135-9EJc 0-26-9DXw3c4b5a 0-578EJe9BRk 0-35-9EJf 0-3589DXz4b6AEw7a 013-57-9DYa2g 1i2e3b4z7a8o 3BFw
        0a 8a 0CXi 8a 1c7a 0a 0EHs 7AHf 5b7a *BKo=15 *a *a *a 0-35-9Nk4a *BKu=15 *a *a *a 0a1-9Nq 0a1-9Nq
        02-46-9Nq1g5a *d *a *a 1-4AEw *Nv 0-8AEy 1-6AEz *AFa 1-8AFb 1j2g35f4e6d7c8b9a *q=15 *a *a *a *a *a 1-68AFj
        1-3AFk 1-3568AFl 0-469AFm 1e25l3d4c6b7a8m 1-589AFo 01347-9AFp 0-36-8AFq 0-24-68AFr 3AFs 1-378AFt 1-5AFu 134AFv
        1245AFw 0i1h2g3f4e5d6c7b8a 1-35-9AFy 25-8AFz 124-9AGa 1-3589AGb 1-46AGc 1e2d3c4b5a6Ab *BJb *a *a *a 0-8Aa9a
        1-69AGj 1b25Aj3a4Ak 2AGl 1-9AGm 0-36-9AGn 0c125b36An4Am7a 0Au49DXu7CXh *CPb *a *a 0d1-35-9a 12AGu 013-8AGv
        0-479AGw 125-8AGx 23679AGy 159AGz 01346AHa 0g1f2e5d6c7b8a 0By1Bv2Az3Ao4Ae5y6r7n8i9a 0AFb 0a 8a 0-29DYo3-8DIp
        2-68DYm 2-6DYn 2-58DYo 24578DYp 37DYq 013-9DYt2DYa 013-9DYu2DYc 0135-9DYu2b4a 1d2-7DYu8a9DAy 0-24-9DYv
        135-9DYw 0DAz1b235-7DYw4DAo8a9DMg 1n2m3l4DAp5k6j7i8d9a 13-57-9DYy 0-46-9DYi5DYr 0289DDo1DYr4DPe6DYj7a 2-79DZd
        08DZh *DYr=31 *a *a *a 0-79DYr8a 0f3CYu6CXw7BTj8a 0a 235-9DZm 0DZm2-57-9DZn 16-9CGk 2CGl 045CGm 459CGn
        235-9CGo 0-3579CGp 0CGq 0DZk1g2f3BYh4e5d6c7b9a 0DZl2-9DZw 1w2u3t4DNx5l6k7j8b9a 89CWp 013-9DXg2AAg 0-35-9DXh
        0-578DXh6b9a 0CWt 0DXi1-9DXk 0a1-9DXk 1g3DNb6d7c8a9DXg =27 *a *a *a *a *a *a *a 0a 0a 8a 1a 0a 0DQo1-9EAv
        0a1-9EAv 06EAv4EAu89a 2-5EAw 4-7EAy 1-6EAz 1Zt2b3a 0-68EAz7a 3-7EBb 0j1g2EBb3DPc4f5Xj6b7a89EBa 1-4DYk
        0DYl2-8DYk 2AAi3DMj4b7a89DVl 6DYp 0a1CKm2DWm3CPt4DYp 0-258DYq 1b3a 2-578DYq 2CYq 4DVg 5On 6DOi 7CKl 9DUi
        2f4e5d6c7b8DYx9a 8DYs 01568DZb 0CYp7a 257DZc 34DZd 4DSx 02-46-9DOf15DZf 1-48DZf5a 1h2f3DEk4e5d6c7DZf8a9DLo
        8DYy 0DZl4DPg5DZj 02DZl 15-9DZm 09DXt3b8a 0-24-69DXu378DZn 05DZq46-9DZo 0g2DZq3CZf4CRk5f6c7b8a9r 3-9DZs
        0-28DZt 0-3DZu 0-37DZv89DZt 4-9DZu 0-8DZv9DOp 1f23DZx4e5d6c7DNt8b9a 02-9DZz 0-8EAb 03-7EAb8a 4-9EAd 8a
        02-79EAd18DYk 02-79EAd1a8DYk 0EAe1DAh 2h3f4d5EAe7DTs8b9a 0-6EAg 01568EAh 0ADr25-7EAi 03-9EAj
        0AHp279EAj3d4DUs5c6b8a 5DAl7CMa 4DAm 5EAn6DQk8DVb 3DAo4DXb8CMd 2Ae34689EAi5DXc7DWa 3ADz4CMf7EAq8EAj
        2DXe3DQo5DAr7DQe8EAr 2g3f4e5d6c7b8a9DPe 0-5DUa6-9EAv 0a23EAv 4EAo7DAt8a9DWf 13-7EAy 2578EAy3a4CMq 1-9EBa 8a 8a
        4-7EBd8a 0EBd1-9EBe 1-35-8EBd 0EAv3-7EBe9DXf 2-5EBg6c7b8a 1EEd 1a2Tj 2a 0DEo1a 0a1-9EEg 01EEh 0a 0a 12EEk 2a
        56EEm 2a 2Jb 0d1b2a3-5DAu 2g3EEn5a 0-5EEr 24EEr3l5DDz6b7EEo8a 5EBo 03-9EBz 0b2a3CPr4DQu57-9EBz 2Bc7APu9EBt
        4-689ECb 09a4ECd 0-5ECc 0a7-9ECd 4c8a 2-4BWs 27a34BWs 67ECl 0a 8ECn 0a 9ECp 0a 0e2c3a 0Aq 0COc 4ECt 0a 5ECv 0a
        1g2357f6e8c9a 2ECp 3b8a9DXg 3DHc4DLj 2DMg 35-8EFv 5a 2DEa4DHg 23DHh 2f3e4c5b6a 6EFx 1-35-79EFy 1-3EFz 5EGa
        1-58EGb 0145EGc 0DDx3f4e5d6c8b9a 1356EGe 13467EGf 1-5EGg 1-7EGh 1-689EGi 0DJy1e2d7c8b9a 0-25-8EGk
        23EGm4DVj5EEc6DOo 23EGn4Ol5EEd 23EGo5EEe 2EGp3On4Na5EEf 24EGq3DVj5CIm9DLq 2EGr3CIn4DVh5EEh 19EGt 2-4EGt5a6EEm
        1-46-9EGv 27EGv3a4DVw5EEl 0j1i2h3g4f5e6c7DGw8a 46-9EGy 3469EGz 23EGz4b5a 0679EHb 12679EHc 2EHc3b4DEz5a 139EHe
        2-4EHe5a 1-35-9EHg 2EHg3a5EEw 23EHh4AGb5EEx6EFa 2EHi3CJe4DKo5EEy 2379EHj4DXl5DJg 23EHk4DWh5EFa 124578EHm
        2EHm3a5EFc 1n2k3i4g5f6e7d8c9a 0-4EHn 15-8EHo 0Ae1t2c4DFi5DLe6b7a8Ao 03489EHq *Ge *a *a 8a 0a1-8EHv 13-6EHw
        15-7EHx 0-35-79EHy 1-37-9EHz 0j1e2DMu3d4ABa5c6b7a 0-49EIe 0DJo124579EIe3DXd6a8So 0a1-9EIe 0a1-9EIe 0-24-9EIe3a
        3Bc4Aw7q8f9a 12ELh 6ELi 1-35-79ELj 1-3ELk 5ELl 1-58ELm 0145ELn 0g3f4e5d6c8b9a 1ELp 1356ELq 13467ELr 1-5ELs
        1-7ELt 1-689ELu 0f1e2d7c8b9a 0EWx124579EXe3EVl6EQx8ERa 0a1-9EXe 0a1-9ELy 0-24-9AQw3a 3l4e7Ak8z9a 235-8EJc
        03-6EJd 3-9EJe 1c2b3a4AFm58CZy6ACu7DXf9DXo 0EJe2-9EJf 02-8EJh 2-59EJi 2-578EJi6b9a 0DWs2-589EJj6DXt7c
        0EJl1-9EIs 0a1-9EJl 4-9EJn 0DWw25-9EJn3a4AVl 03-9EJp 0EJo2679EJp3DXq4BXo5DXz8a 0DWz2-589EJq67DYa
        1m2l3DXa4i5h6f7d8b9a 0-6EJc 0-8EJc9a 0-46-9EJc5a 013-9EJd2Va 013-9EJf2EJo 0-24-9EJg3EJp 0-35-9EJh4EJq
        0-57-9EJi6EJr 0-689EJj7EJs 0-79EJk8EJt 0-8EJl9EJu 015EJl2g3f4e6d7c8b9a 0EJw1-9EJn 0168EJx2-579EJo
        07b1-359EJo4h6a8e 0-46-9EJq5EJz 0d12468EJq3k5a7h9f 0o179DOw2n5f6c8a 1-9EJs *EJx=31 *a=31 *a *a 1a2-9EJx
        0EKq1-3a 1-4b *DPf 0a1-5d 0DYv1-4e 1l2k3e4d5b6a7DBt8EKa 13EKz 0a1DZv2DJd 0CSf 0CSg9EZi 2c46DTq8b9a 0-689ELb
        0-25-9ELc 124-9ELd 0-39ELe 0-4679ELf 0DBc1e2d38DMx4DOw5c6b7CKd9a 238ELi 1689ELi2a5DQe 7DLk9ADd 0-8ELl9AVb
        06-8ELl9a 6-9ELn 1-8ELn9a 0-8ELo9DZt 1o2i3ELo5g6f7d8b9a 1-35ELq 9a 19ELt 159ELu 37ELv 17ELw 39ELx
        1f2ELx3e4d5c6b7a8DLc 013-9EJg 13-9EJg2a 0EDb15-7EJi2AOt8EEt 0-24-9EJj 0-246-9EJk 0-24-69EJl 4DYg579EJm6DZj
        0e1569d4c7b8a 3-6EJp 6AOe9a 4b 0-35-9EJr4CXm 0-357-9EJs4AXq6CXk 0-48EJu 0-35EJu4a6DZr 0f2e4d6c7a 0-46-9EJw
        3-7EJy 0-46-9EJy5a 0-46-9EJz5DHm 0-246-9EKa3CXs 2-9EKc 0EDv1a 0-46-9EKd5DYx 145h2f3e6DAk7d8b9a 013-8EKg
        0-57-9EKg6a 0-57-9EKh6EAe 0-79EKi8EAf 0-57-9EKj 0DYh13-59EKj2d6c7b8a 1-59EKl7EFi8DZf 0-3679EKn 013EKo 0136EKp
        0v1c3b6EGa9a 18EKr 27-9EKs 02389EKs1b7a 0-369EKu 0-38EKu7a9AQm 178EKv5EAs 236-9EKx 0DKl2a35EKx 27EKy8DZb
        23689EKz7EEs 0-246-8ELb 0-36-9ELc 238ELd 025ELd6c7b8a 0s1o2l3j4EGv5i6g7f8e9a 0-4679ELf 0-4ELh 0-36ELh7a
        034ELi2AOm7ELb 0-39ELj4DLl8CZe 0EIu1e2c3b4a 0-24-9ELj3CFy 0a1-9ELm 02-9ELn 0-8ELo9AOz 014-9ELq 0-8ELq9a
        0-467ELs 0-8ELs9a 0-8ELt9EHe 0h1g2f3d467ELt5b8a 2Bn3Bh4Az5Aq6Ak7q8k9a 2-9ELw 8a 0EBv1-9ELy 0-79EMb 0a1-9EMb
        0a14-8EMb2CRm39u 235EMb6d8a 1ELz2-57-9EMc 0Lv2g6b8a 019EOr2-8EOj 03-9EOj1EOr2a 0a1-9EOj 0a1-9EOj 09EEz1-8EPg
        03-9EPg1EEz2a 0a1-9EPg 0a1-9EPg 013-7EPg2EOn8e9a 2-4EPj568EPi 2379EPj4a5EPi68EOq 568EPk 237-9EPl4a5EPk6EOs
        3c4-6a 18EPl2-6b 2-4c 2-5d 016-9EPp2-5e 07-9EPq16EPp2-5f 013-79EPr8EPq 0-589EPs6EPr7EOz 1m2h3g4f5e6d7c8b9a
        78EPu 23579EPu8a 0a13EPw 0EPw14EPx 14EPy 1468EPz 2d3c4DPm5-7b8a 0EPm1-9EFx 0-24-9EQd3EAh 0b13-9EQd2a
        0EQd1-9EQf 0a1-9EQf *EGf=31 *a *a *a 0-47-9EQk56a 02-7EQk1h8f9a 57EQk 0-35-9EQl 08EQp1EPs25-7EQm 0EOr
        0-35-8EQo4a 0f38CGl4e59d6c7a 0EAx1-9EQt 0a13-9EQt2q 02-8EQt1a9j 0EQz1-9EQw 0a13-9EQw2t 1a2-7EQw8r9m 02-57-9d1a
        0EGw1-9ERb 0-24-9ERc3EBg 0b13-9ERc2a 0-47-9ERd56EQu 02-8ERd1b9a *ERh=31 *a 0-24-9ERh3a 0o13-9ERh2a 02-8ERh1a9x
        02-9f1a 5g 9h *i 02-6j179e 1-68k 1f3e4d5c7b9a 1h25-9m 179n 0Rk1-9ERb *Gg 0-24-9ERd3a 0c13-9ERd2a
        0-47-9ERe56DIw 02-8ERe1b9a 12p35a46-9u 1q2-9v 47-9w 23x 0ERg1l2k3d5c6b7p8a *u 37v 03-9Ab12w 36Ac 1-46Ad
        028Ae13-79z 0Af 15Ab2-46-9Ag 1h2g3f4e5Ab6d7c8b9a 1-35Ai 0238Aj 12Ak 3c6b9a 1Am 248An 04-9Ao1Aj 3-6Ap
        0-3689Aq4w57Al 09Am2368Ar 0f17Aj2e3d4c5b6a9Am 236-8At 5-7Au 1Ab4-9Av 36-8Aw 1-7Ax8As 0ESg1e2d3Ap5c7As8b9a
        1-3689Az 1-79Ba 13Bb 0DXs1-5Bc 0Bh1-9ETi 02-8ETi1a9Bf 0-79Bf8a 0-35-9Bg4b 0h1g3Ay4f5e7b9a
        1Bu2Bn3Aw4Aj5Aa6w7p8j9a 13-9ETl 0-267ETq 0-289ETr 0-29ETs 013ETt 0178ETu 1e2d3c4DUf5DOw6b7a9DSi 1-6ETw
        0157-9ETx 1-69ETy 1-35ETz 1-8EUa 0ABm1e2d3c4DSo6b7EAr8a9EBg 568EUc 3-6EUd 0136-9EUe 014-9EUf
        0ESp1DVo2d3c5DUy6b7EJe8a 23EUd45EUe7l8f9a 025-79EUi348ETp 2-4EUj56ETr 2b3a 2AIm5-7EUk8DSy 12EUm35ETt4ETu
        1EUm2a 2356EUo4ETv 1EUo2a 2ETx47EUr5EUp 1EUq2a 9EUt 1EUs2a 02-9EUr1EUt 015-9EUt2EUb3EEx4EKo 03-9EUt1EUv2a
        0m1l2j3h4f5d6ESo7c8a 09EUy7EUz 2a3ECz 25EUi348EVa67EUh 1EVa2a 045EVc236-9EUj 1EFm2a3CXk 0157-9EVc246EUk3Ut
        01346-9EVd25EUl 034679EVd1EVf2b5a8EFp 3EVh5EVi 1EVh2a 35EVi46EUq7EVj 8EVl 2a3EUt4EVl57EUs6EVk8EVm
        18EVl2c5a6CXt 18EVm2EDn5ARr 3EUv 18EVo2ABt5a 0q1EVo2o3m4j5h6d7ETh8c9a 03489EVq 2a 2ELn457EVs 1EVt2a 35-79EVu
        1EVv2a 1EVw2APt 6EVf 1EVy2a 18EVz2EWb5EEa 1EWa2ASf 1EWb2DTx 0k1EWc2i3g4f5d6c7b8a9ETu 3EWd4EVl 1EWe2a
        3-5EWf7EWh 2ACl5a8EWg 3478EWh 1EWi2a 0-25-9EWi34EVq 03-9EWi1EGu2a 1EWl2DYj 0-246-9EWm35EVu 01346-9EWm2Ws5a
        02-579EWm1EWo6a8EGy 2ACu 1EWq2ACv 1EWr2ASq 0n2l3j4h5g6d7c8b9a 3-5EWv 156EWw 5b6Rm7a8Bd 5DVh8EWx 589a7DVb
        1EWx2a 1EWz2EXb 7CRb8EXb 5DVf6a 1EXc2a 5DVo8EXf 25689a347Au 1EXf2a 12EXg 1267EXj 6a7CRj8Bq 1a2DJl 35DVo 1EXl2a
        4EXo 7a 3a 1EXp2a 0CZy1u2r3q4n5k6j7g8e9a 03EXp124-9EXs 7EXs8DWg 5DWe 02-467DVy5a9x 2b 1d2b3a 6-9EYa 2a 12EXz3a
        12EYb 1EYb2EYc 0k1EXk2f3c4b5-7a 23j 2EYf3a 3EYh 7a 2Ak3a 1EYi2EYj3a 1EYl 4589q 1EYn2a 1-69EYl 0-479EYm 278EYn
        13-9EYo 0-47-9EYp 0e1d2c3b4a5EUr6DDn7Hv8EXn 0n1EYs2j3i4q5g6a8DXg 1Ee2Dm3Cw4Cd5Bq6Ba7Ac8q9a 013-9EYt2EYv
        0-579EYw68EYe 0EYf1-9EYx 0-467EYg589EYy 0-25-9EYh34EYz 0235689EYi147EZa 0e178EZa249d3c5b6a 0EYi1-35-9EZa4a
        09EYj1DXy2-8EZb 0-49EYk5-8EZc 0-29EYl3-8EZd 0-5EYm6-9EZe 0l2e3d4EYm5c6b7a8EZe 2-689EZg7EPo 1ECm 0a1-9EYr
        0a2-48EYr 089EYs1-6EZk7DEk 0-4EYt5-9EZl 56EZn 0a1DBw4EXd 01EYw2-9EZo 0f1BMj2e3d4b78EZp9a 01EYy2-9EZr
        0AWd2-46-8EZr5a 56EZb 2EZc 4EZd 09EZe 0d1c2b4a 01EZe235-79EZx4a 0-7EZh89FAa 0-5EZi6-9FAb 0-2679EZi3b45FAb8a
        0a1-9FAb 02-9FAb1a 0a1-9FAd 0EZm1-79FAe 0-269FAh 3FAh4a578EPc6COa 24-9FAj 6a 0e2c3a4m78FAj9EQr
        2Ae3Ad4u5s6m7g8a9FAi 26FAk 2468FAl 268FAm 1c28b3-5a67APh 28FAo 02468FAp 13b24-6e78a9APo 26FAr4FAu
        16APm23578g4a 026FAt 4FAu 1DZl 0a6EYq 1a24FAx 245FAy 2Zd 1Cb 6DZr 2b4a 2a46FBd 03-5FBd1k2j6g7f8e9a *AAx *a *a
        *a 0a 0a1EEz5FAp89ERc 2x3u4s5g8a9ARv 0DGr 2-7FBn *DDm 0-249AVf35-8a 0-25AVg346-9b 0FBr145AVh236-9c
        0235-9d14AVi 0BNq14AVj235-9e 0DTy1257AVk34689f *BJp *a *a *a *EMd *a 0c24-7FCc3a 0FCc1CRx2b3-7FCd
        0b134AVt257-9o6a 1q2o3n4m59l6k7j8a 2-79FCf 134689r257AVw 013AVx24-8s 01AVy2-8t 0137AVz25689u 0158AWa2-4679v
        2-7FCn9EDx 0-689DEk7a 1a3-79y8AWd 13468FCp 0a1568AWf2-479Aa 0FCq14AWg235-9Ab 02l1k3j4i5h6g7d8b9a 1Ad 79Ae
        1245Af3FCu6AWk 0189DEt2-7FCw 13AWm2a5-8Ah 125689Ai34AWn 01489AWo235-7Aj 02-46AWp157-9Ak 0FDa159AWq2-46-8Al
        0i1h2g3An4e5d6c7b8a 14578An36AWs 0DVh1-47AWt5689Ao 15AWu2-467Ap 12AWv4-7Aq 0-26-9AWw35Ar 014-9AWx2DUb3As
        013-57AWy2689At 014-7AWz2389Au 04Aw1h2g3f5e6d7c8b9a 025AXb146-9Aw 14-8Ax2AXc 1346Ay25AXd 14-69Az28AXe 1-7FDq
        1AXg2a46Bb 146-9Bc25AXh 1AXi2-4Bd 1AXj2-8Be 15AXk246Bf 1j2i3h4g5e6d7c8b9a 0Bj1Ar2Ae3u4l5a6-9CTr 2EDy 1EDl
        1a2-9FDz 1b2-9FDi 1c2-9FDk 2358a 2-4b 2-8c 1f25e3c4b9a 0-79FEg 0-247FEg3a5Xg6Cm 3479g 0146-9i2j5a 2-467i
        126FEl 1-35-7l4b8a 468l 0a1-8n 236n 14p2a 0Br 2-689q 23578r 3478s 2356t 0e16v2d3c4b5a 2-9FEg 2w3-8a 27-9x 2-6y
        3569z 1Ad 25-7Ab34a8f 0EVh1Ad2f3e4d6c9a 1Ah2z3x4v5s6q7o8i9a 0-8ETh 0-4ETi 0-5ETj 25c34b6a7FFi 7ENn 1FBs2ETm9a
        13-7FBt 1-8FBu 157FBv 12457FBw 0EFr35-7FBx 0-25-8FFr4FDo 1FFs2EFt9DBx 1h2g3f4e5d6c7b8EDn9a 0-24-9FFy3FFf
        0-247-9FFy3a56FFf 013-8FGa29FFh 0-2FFi3-9FGb 013-69FGb2b7a8d 01FGc3-6FGb 1DIk2FFj3e4b5FGc6AXv7a8FGb9EVg
        0BPu1-9FUm 0-25-9FUn34BPv 0b1-79FUn8a 013-9FUp2BPx 0-2BPy3-9FUq 0-24-9FUr3BPz 0BPz13-69FUr2c7b8a 02-9BUa1DXp
        2f36-9FUs4b5a 013EWi24-9FGp 0-79FGp8a 2EWi4a5-8FGp 0EWk1-9FGr 0EWm1-9FGt 0-24-9FGu3EWn 0-69FGu7b8a
        0-57-9FGv6FGc 2e367FGv4b5a 2f3-6FGw 0-689FGy7f 2FGx35FGy4a 2j3d4c5a6AUi 02EWv13-9FHc 0-689FHc7a 2FGr35-8FHc4a
        013-9FHf2EWy 0-689FHf7a 23568FHf4a 0-57-9FHi6EXb 02-79FHi1FGp8a 2a4k5-8FHi 013-9FHk2EXd 2a3FHk 0-79FHm8s
        2v3FHm4a 01EXi2-9FHp 0-79FHp8a 2y35-8FHp4a 2z4o5-7FHq 2Aa35-7FHr4t 2p3m4j5h6f7c8b9a 23FHt8EGy
        0FHc1-35-9FHv4EXo 2a356FHv 2356FHw4r 2Ag4z56FHx 04FHo127-9FHz356FHg 2a356FHz4u 2FHp34FIa 2EXu3-8FIb 0FHk1-9FId
        0-589FId67a 01459FId8FIe 267FIf3EXy4b5FHm8a 245FIg 2e4FIh 0o1m2l3k4i5h6g7c8b9a 25-8FIj4Al 0FIa1-9FIl
        2a35-7FIl4Ar 0-46-9FIn5EYg 2a4Ap5-8FIn 0Ak1-9FIp 2a35-7FIp4Ar9EGk 0g1e2EYu3AWb4c5a 0ANg2FIr 0a 8a 0a
        0FIe1-9FIx 02-689FIx1a7Ai 2FIm35689FIx4a 013-9FIz2c 0-8FJa9Bh 2FIp3b4a5-8FJa 2FIq4Bd 24-7FJc 0-57-9EYy6FJf
        0FJf1-35-9EYy4a 02-9FJg1EYz 2FIv4b5a 23FJh4FJg 0n1k2h3g4f5b6a 0-4FJi56FJg 0-36FJi4FJh 0245FJi1379FJj8EIq
        02-9ETv1FJa 3FJl4ESa5-9FJk 0-7FJn89ETx 09FJo1FJn4-7FJm8ETy 2g3f4e5EYt6d7c8b9a 1Cn2Ce4Br5Ay6Ai7Aa8i9a 0Uq3DUg
        0EHb5FGr6EVd 024689FHa 024-68FHb 02468FHc 58c6b7a 0FAj1-9FHe 0a1-9FHe 3h4g6c7FHe8EGp9a 14-69FJz78DLv
        013-9FKb2FKc 0-6FKd7-9FKc 04FJl1-3FKd5-9FKe 01FKd2-57FKe6c8b9a 0FJm1FKe2-9FKf 13-6FKf2f7b8a9Jo 0-35-9FKi
        0-578FKj 0-24-8FKk 023FKl 2d3c4Aj5b6-8a9ERe 1-79FKn 014-7FKo 0-3578FKp 0c1EZk2b3AZd4ELt5a 6e7a 1-35-7FKs
        024-7FKt 0Pv1b2a3FKt4ERm5-7i 2a 2EPq 0-59FKx 15FKy 45FKz 0ERs13o2c4ERm5r6b7a8Qd9EAs 3a 05EZw2FBg 0EZx3FJl
        0-25FLe 2-7FLf 025689FLg 0c1b2BJo38AZt4a6DGz7FLg9FJq 056FLi 034FLj 178FLk 1-379FLl 0239FLm
        01e2d3ETw4c5ESh6Ae7b8EQr9a 2l3k4g5a 6EJk7EQn 0-25-9FLo 029FLo1ELb4b78a 078FLs 0AGm9FLt 0EIa2FAo7b9a
        058FLt1FBv7a 2Ae3Aa4z5u6h7e8a9FLt 1478FLu2356FLv 1FLd2-5FLw 13FLw4FLx 134FLy 0FLy1-3FLz 03-689FLz 1f2e3d4c5b9a
        13-5FLj 02367FLk 023FLl 03FLm 026FLn 3-9FMf 1FMh2f3e4d5c6b7a 8FJq 1-35-9FJr4FGe 0EJo2-46FJs5EYk7EYn 23FJs4b5a
        25FJv 2EJt5a 56FJw 58FJy 8a 05FJy1FDm2d6c7AIn8a9AKb 034679FKa 16FKc 0FJv1FGy6a 26EKb 36BNn 46FGs 015-9FKg
        0BNs67FKh 68FEw 039FKk 069FKk3a 0k1i2h3g4f5e6FKk7d8c9a 0FKf1EKp9FFx 0FKg2FKn 0FKh3EKi 0FKi5FKp 057-9FKq
        04679FKq1e2d3c5b8a 1Ab2y4FId5s6g9a 24-8FNm 35-8FNn 3-68FNo 235-7FNp 1FNp2d3c4b6ALt7a 0-8FNr9BMl 013-689FNr7a
        05FNt 2a 1e5c8BEe9a 2-68FNx7FNw 2358FNy 2-58FNz 3-58FOa 0-7FDv89FOa 0137FOa24-6FOc8a 1f2DIo3e4d5BKc6c7a 5BPw
        124-9FLk 05FLn7FAm 0a 0a 1e2EIb5FAb7d8a9FLn 78EWx 2-47-9FOl 2a 2EAn 69FOm 014-68FOp 2a 3569FOr 2a 1i2g4f5e8c9a
        0EXi2-8FOt 02-68FOt 25FOw 0a 0a2-8FOx 05FOz 0a 0a2-8FPa *DNd=15 *a *a 0a 0a 0DDc 0a2-8FPh 23EGb4o5n6k7h8c9a
        0EYc 2EYf 5EYh 0c1b5a *EYm=23 *a *a *a *a *a *a *a *a 9EYp 13b9a 0o 019EYs 0a 0-2EYu *EYv 0b1g9a 2r5g7f8d9a
        0-8FQf9DSb 015-9FQi 0ERr1FFd3-5FQi6a 0-25689FQj7Vs 6-8FQk 0-267FQl 06FOw7-9FQm 0FOf2FQm3FFj4e5d6c7b8a9DSi
        0-2CCk36FQm49FEn5a8AOl 0ERa 23FQp8a 0-358FQs 05FQs8a 237FQs8a 258FQt 2FQu3EYw5EQn7EVu8FOn
        1FPs2f3c4EVr6b7FQu8a9FEv 1r2q3489FQv5i7a 1356FOe 0156FOf 3b6a7FOf 0-79FOg8ACx 16FOi 0FOc3BRs6Dh 4FLg
        03679FOl4FKy5EOl8FIz 69FOn 69a 1f3e4d5FDa6c9a 1FLl7FJd 07FOp1a 02-4679FOq 1l3k6d7b8a9FOm 01BSt 0a 8a 0a 136FOx
        2EAk 0a 014FOz2a9APc 0FMw 0a 0g2f35-7FPb4c8a 67FPd 5-7FPf 236FPg 246FPh7FPg 2-4FPi7FPh 1e2FDy34d5c6FBm7b8a
        1-3FRl7FSd 2-8FRl 2-68FRm 1-4689FRn 1FSh2d3c4b5a 16FSi2e3d4c5b 03568FSj 069FSk 0-5FSm7Fu8FHh 0a125-9FSm
        0135689FSn7FHf 0139FSp 013-9FSp2a 1i2h5g6f7d8c9a 02-9FSv1FCw 0a1-9FSv 0a1-9FSv 0-57-9FSv6a 0-5FSv6a8BJe
        13-79BOw 135-8BOx 146-9BOy 135-7BOz 13-9BPa 15-9BPb 1-46-9BPc 01FTc23FDo4-6FTe 01FTd24-6FDp3FTf 0-24-68FTe
        02-6FTh 0FSl1-5BPh6d7c8b9a 1m2l3k4j5i6h7g8f9a *ABd *a *BCl 03-57FTl16b289a 137a 13-68b 1458c 145d 1468e 16f
        1467g 13467h 0-5FTu 0-3FTv 0EXh 0a 2ESo 02689FKc1a 0FIo 1Sf4FKe 0e1EUd2c3b4a 12FUk 16-8FUl 8FUm 5FUn 6FUo
        0c14b23FUp6a 0FUq 0FUr8a 01FUs 89FUt 19FUu 0k2j3f4d5c6b8g9a 1FKs5FUq 12FUr3FJe8ETy 0-359FUs6FSi7EZs8DIp
        0-46FUs5c8b9a 0y13FUs2x4q6e9a 1Ah2Ag3Af4Ae5Ad6Ac7Ab8Aa9a 0-27-9FSb 0-27FSc 3-5FSe 245FSf 24-7FSg 25FSh
        038FSh1d2c4b5a7FOn 0FSi1EHx4Cs7DNc8FIc 05FSj 6FSk 0157-9FSl 07-9FSm1EXu 09FOq1l2k3f4e5d6c7b8a 2FVj3DXf
        0-35-8FVl 2DXu4a 03-9FVn 2DXw4a 128FVp 15FVq 2DXz3b4FVq6a 014-689FVs 2DYb5DJp6a 1j2h3f4c5a6FVs7EUy 028FVt 2EUa
        2FVw4a 2BDv3FVx4b 3FVy 0-28FWa 2FWa3a 045EWb1e2d3c6a 4FWd5DKi 5a 6a 046FWe 015FWf 07FWg 2ESq 0a 0a9FWj
        1q2j3g4f5e6FVp7d8FMc9a 124-9FWm 256FWm4a7FUj 239FWo 1FWo2BQe3FKq4ENi7a9Ry 09EZt12FWs 0EZu7FWt
        0FWt1b2BEd3FDz4FDv5FCi7a8EUx9FAc 2BEe 5EZx 5-9FWy 5a 0c5a 8EVd 0g14FWz2f5b7FBz8a 01FAc 01FXd7FAe 01FXe3FAf
        02-6FXf1FAg 0-6FXg7i 0d124FXg3c5b7a 5j 7l 7a 0i1d4FXj5c7a 02FAm 0-4FXp 2a 2FAq5a8FXp 2FAr 2b5a 5EZb 0g2b5a
        03FAu 3FAw 35a 0c3a5e 04FAy 1FBa4FXz 02-9FXz1a 0c4a5i 0FMw2l 3FWl 4EWt5EZn 0157-9FYd2c3b4a 7-9FYh 5FYh7a8ATa
        0FNc5EZr7a 0147-9FYh2EAq5a 018FYj2EZs 5EZu8EWk 5EZv8EWp 0c5b8a 0FBo9FNi 0a1-35-9FYn 0Ao1Ae2w3s4o5k6BKu7g8c9a
        0FNx9FHe 3Bc4Ba5b7a8FHe 0-35FYr 0a2FYr 256FYt3EAp4FDt 0-479FYv 2EBe3a6FNl 6-9FYx 2EBg5a6FYx 2EBh3AXa5FWo6FYy
        35-7FZa 2EBj5a6FZa 468FZc 2EBl3a4EAy5FWs67FZc 2EBm4EBc6FZd 1k2i4g5f6d7b9a 0-24-7FZe 0FOq1EZg2FVs 07FZg5EYl
        0FDh8FOt 1EZj9FDl 2r3f5e6d7c8b9a 2FWs9FRg 124FWt5AKm 0-3578FWu 1FSf4FWv 017FWx 01a4FWx5EWx9ECi 2f3e4AXn5d6c7a
        01379FXa 1FTw2FXa9a 126FXb3AKu 14FWy2b3ALs5a7FXb 9EXg 26FXf 2FXf9a 03-7FXg 024-9FXh 1e2c3b5a7FXh 0589FXk
        7FTw8a 069FXl3EVb 079FXn 0FXn7a 23FXn5d7c9a 1q2m5g69FXn7a 2FXq9EXq 13-57-9FXr2EDc6ELj 1-3579FXs 147FXt 17FXv
        27FXw 0FXw1b2a3CBq4FUj5ELh6FNj8FSk 2g3f4e5d7a 13578FXy 1-35-7FXz 0ALt1-579FYa 0467FYc 078FYd 0-3579FYd4b6FWf8a
        4-6FYe 2FYe3g4f5e6FYb7b9a 1-579FYg 1AMa8FYh9EDs 0-79FYi 015-9FYk 7a89FYk 2FYk3e5d7c9a 1EYk 02FYn49FVa 1568FYo
        1457FYp 01578FYr 78FYs 0b1Av23EKh4CEd5-7FYs8a9Af 1g2f3e5FMq6d7a 2AMn7FYu 2579FYw 2CBy3CCq4FYw6FYp7a8EKl9EWm
        2FNh3c5FMu7a 016-8FYw2Aa3s4m5e9a 078FYx 2EYl3FWf5Fo6Ak7b8a9BZh
        """
}
