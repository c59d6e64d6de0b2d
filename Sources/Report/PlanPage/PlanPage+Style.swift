extension PlanPage {
    /// Tells browsers that ``style`` is ours; a test compares it.
    static let styleSHA256 = "CXu8HBVAC49La7Yw7ALHSkyD/IDlryGo8x9WOcnQjOI="

    /// How the page looks: on a screen in the light or in the dark, on a phone, and on paper.
    ///
    /// Differences are underlined, and each colour has a word next to it.
    static let style = """

        :root {
          color-scheme: light;
          --paper: #fff; --ink: #1b1f24; --dim: #59636e; --line: #d8dee4; --shade: #f4f6f8; --link: #0b57b0;
          --old: #ffdcd7; --old-ink: #77130c; --new: #cdf1d6; --new-ink: #0c4620; --bad: #b42318;
          --set: #2f6fb5; --cleared: #d9822b; --taken: #2f8a57; --rewritten: #7a5bb8; --unproven: #98a2ad;
          --ignored: #d9822b; --failed: #c9372c;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            color-scheme: dark;
            --paper: #14171b; --ink: #e3e7eb; --dim: #9aa5b1; --line: #30373f; --shade: #1d2228; --link: #7fb7f5;
            --old: #5a1d18; --old-ink: #ffd0ca; --new: #12452a; --new-ink: #bdf2cd; --bad: #ff8a7d;
            --set: #5b9be0; --cleared: #e0964a; --taken: #4fae79; --rewritten: #a68be0; --unproven: #7c8793;
            --ignored: #e0964a; --failed: #e5675c;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 84rem; background: var(--paper); color: var(--ink);
          font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
          font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
        }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .75rem; }
        h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
        p { margin: .25rem 0; }
        a { color: var(--link); text-decoration: none; }
        a:hover { text-decoration: underline; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
        code, th a { font: .87em ui-monospace, "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
        small, em, dt, th, label, output { color: var(--dim); }
        small { display: block; font-size: .85em; }
        bdi + small { display: inline; margin-left: .35em; }
        em { font-style: normal; }

        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; font-size: .93rem; }
        dd { margin: 0; }

        .figures { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; margin: 1.25rem 0 .75rem; padding: 0; }
        .figures li { background: var(--shade); border-radius: .5rem; padding: .5rem .9rem; color: var(--dim); }
        .figures b { display: block; font-size: 1.5rem; line-height: 1.2; color: var(--ink); }
        .figures .bad b { color: var(--bad); }

        table { width: 100%; border-collapse: separate; border-spacing: 0; }
        th { text-align: left; font-weight: 400; font-size: .93em; }
        td, th { padding: .3rem .75rem .3rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }

        .chart td, .chart th { border: 0; padding-block: .15rem; vertical-align: middle; }
        .chart th, .chart td:last-child { width: 1%; white-space: nowrap; }
        .chart td:last-child { font-size: .93em; }
        .chart svg { display: block; width: 100%; height: .9rem; background: var(--shade); border-radius: .2rem; }
        .chart i { display: inline-block; width: .65em; height: .65em; margin: 0 .35em 0 .5em; border-radius: .15em; }
        rect.set { fill: var(--set); } i.set { background: var(--set); }
        rect.cleared { fill: var(--cleared); } i.cleared { background: var(--cleared); }
        rect.taken { fill: var(--taken); } i.taken { background: var(--taken); }
        rect.rewritten { fill: var(--rewritten); } i.rewritten { background: var(--rewritten); }
        rect.unproven { fill: var(--unproven); } i.unproven { background: var(--unproven); }
        rect.ignored { fill: var(--ignored); } i.ignored { background: var(--ignored); }
        rect.failed { fill: var(--failed); } i.failed { background: var(--failed); }

        #findings td:nth-child(-n+3), #reasons td:nth-child(-n+3) { white-space: nowrap; }
        #findings td:nth-child(3), #findings th:nth-child(3) { text-align: right; }
        #findings .error td:first-child { color: var(--bad); }
        #findings td:last-child { color: var(--dim); }

        form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.1rem; margin: .5rem 0 .75rem; }
        form[hidden] { display: none; }
        input, select, th button { font: inherit; color: var(--ink); }
        input, select {
          background: var(--paper); border: 1px solid var(--dim); border-radius: .35rem; padding: .25rem .5rem;
        }
        input { width: 20rem; max-width: 100%; }
        label input, label select { margin-left: .35rem; }

        #changes thead th { border-bottom-color: var(--dim); }
        #changes tr.more td:nth-child(-n+2) { color: var(--dim); }
        #changes tr.more bdi + small { display: none; }
        #changes td b { font-weight: 400; }
        #changes td b.failed, #changes td b.ignored { color: var(--bad); }
        #changes td b.taken { color: var(--dim); }
        th button { all: unset; cursor: pointer; color: inherit; }
        th button:focus-visible { outline: 2px solid var(--link); }
        th[aria-sort=ascending] button::after { content: " ▴"; }
        th[aria-sort=descending] button::after { content: " ▾"; }
        ins, del { border-radius: .15em; padding: 0 1px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        del { background: var(--old); color: var(--old-ink); text-decoration: underline dotted; }
        ins { background: var(--new); color: var(--new-ink); text-decoration: underline; }
        ins, del { text-underline-offset: .2em; text-decoration-thickness: 1px; }

        @media screen {
          /* Ten thousand rows are laid out as they come into sight, which those of a table are not. */
          #changes tbody tr { content-visibility: auto; contain-intrinsic-height: auto 2.1rem; }
          #changes tr[hidden] { display: none; }
        }
        @media screen and (min-width: 45.01rem) {
          #changes table, #changes tbody { display: block; }
          #changes thead { display: block; position: sticky; top: 0; z-index: 1; background: var(--paper); }
          #changes tr:not([hidden]) { display: grid; grid-template-columns: 5rem 1.1fr 1fr 1.6fr 1.6fr; }
          #changes.applied tr:not([hidden]) { grid-template-columns: 5rem 1.2fr 1fr 1.2fr 1.2fr 1.2fr; }
        }
        @media screen and (max-width: 45rem) {
          body { padding: 1rem .8rem 3rem; }
          .chart tr { display: grid; grid-template-columns: 1fr auto; }
          .chart th, .chart td:last-child { white-space: normal; width: auto; }
          .chart td:nth-child(2) { grid-area: 2 / 1 / 3 / 3; padding-bottom: .5rem; }
          section:not(.chart) table, section:not(.chart) tbody { display: block; }
          section:not(.chart) thead { display: none; }
          section:not(.chart) tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
          section:not(.chart) tr:not([hidden]) { display: block; }
          section:not(.chart) td { display: inline-block; border: 0; padding: .05rem .6rem .05rem 0; vertical-align: top; }
          #changes td:nth-child(n+3), #findings td:nth-child(n+4), #reasons td:nth-child(n+3) { display: block; }
          small { display: inline; margin-left: .4rem; }
          #changes td:nth-child(4)::before { content: "before "; color: var(--dim); }
          #changes td:nth-child(5)::before { content: "after "; color: var(--dim); }
          #changes td:nth-child(4)::before, #changes td:nth-child(5)::before { display: inline-block; width: 3.6rem; }
        }
        @media print {
          @page { margin: 12mm; size: landscape; }
          body { font-size: 9pt; padding: 0; max-width: none; }
          form label { display: none; }
          a { color: inherit; }
          h2 { break-after: avoid; }
          tr { break-inside: avoid; }
          td, th { padding-block: .12rem; }
          #changes table { table-layout: fixed; }
          #changes th:nth-child(1) { width: 4rem; }
          #changes th:nth-child(2), #changes th:nth-child(3) { width: 18%; }
          #changes th:nth-child(6) { width: 20%; }
          /* A head that repeats shows no buttons. */
          th button { display: contents; }
          .figures li, svg, i, rect { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }

        """
}
