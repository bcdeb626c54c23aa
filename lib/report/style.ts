/** Colours, each for a light and a dark page. Texts have a contrast of 4.5 or more on what is behind them. */
const COLOURS = {
  page: ['#f5f7fa', '#0d1117'],
  card: ['#ffffff', '#151b23'],
  ink: ['#0f172a', '#e6edf3'],
  soft: ['#475569', '#a9b4c2'],
  line: ['#d8dee7', '#303a46'],
  accent: ['#1d4ed8', '#79b8ff'],
  second: ['#7c3aed', '#b794f6'],
  bad: ['#b91c1c', '#ff8f87'],
  warn: ['#8a4b00', '#f0b35a'],
  good: ['#15693a', '#5fd083'],
  goodFill: ['#e6f4eb', '#10301c'],
  badFill: ['#fdeaea', '#3f1719'],
  warnFill: ['#fdf3e3', '#3a2a0e'],
  head: ['#0b1f44', '#111a2b'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

const variables = (scheme: 0 | 1): string =>
  Object.entries(COLOURS)
    .map(([name, colours]) => `--${name}:${colours[scheme]}`)
    .join(';');

const RULES = `
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:64px}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 Inter,system-ui,sans-serif}
a{color:var(--accent)}
code{font:.85em/1.4 ui-monospace,'SFMono-Regular',Consolas,monospace;overflow-wrap:anywhere}
small{font-size:.86em;color:var(--soft)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;z-index:9;background:var(--card);padding:8px 14px}
header{background:var(--head);color:#fff}
header>div,nav ul,main,footer{max-width:1320px;margin:auto;padding:0 28px}
header>div{padding-top:40px;padding-bottom:30px}
h1{font-size:32px;line-height:1.2;letter-spacing:-.02em;margin:0 0 8px}
header p{margin:0;color:#c6d3e8;max-width:72ch}
.facts{display:flex;flex-wrap:wrap;gap:12px;margin:22px 0 0;padding:0;list-style:none}
.facts li{background:rgba(255,255,255,.1);border-radius:10px;padding:10px 16px;color:#dbe5f5;font-size:13px}
.facts b{display:block;color:#fff;font-size:21px;line-height:1.25}
nav{position:sticky;top:0;z-index:3;background:var(--card);border-bottom:1px solid var(--line)}
nav ul{display:flex;flex-wrap:wrap;gap:2px 20px;list-style:none;padding-top:11px;padding-bottom:11px}
nav a{font-weight:600;font-size:14px;text-decoration:none}
nav a:hover{text-decoration:underline}
section{padding-top:40px}
h2{font-size:23px;letter-spacing:-.01em;margin:0 0 6px}
h3{font-size:17px;margin:26px 0 6px}
h4{font-size:15px;margin:20px 0 8px}
p{margin:6px 0 12px;max-width:90ch}
.intro{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px}
figure{margin:16px 0}
figcaption{color:var(--soft);font-size:13px;margin-top:10px}
.scroll{overflow-x:auto}
table{border-collapse:separate;border-spacing:0;width:100%;background:var(--card);border:1px solid var(--line);border-radius:12px;font-size:14px}
caption{text-align:left;font-weight:600;padding:0 0 8px}
th,td{text-align:left;padding:10px 14px;border-bottom:1px solid var(--line);vertical-align:top}
tbody tr:last-child>*{border-bottom:0}
thead th{color:var(--soft);font-size:13px;font-weight:600}
tbody th{font-weight:600}
th code{display:block;font-weight:400;color:var(--soft)}
.compare{min-width:1040px}
.compare tbody th{position:sticky;left:0;z-index:1;width:130px;background:var(--card);color:var(--soft)}
.compare thead th{font-size:16px;color:var(--ink)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.wide{width:40%;min-width:160px}
.lines{list-style:none;margin:0;padding:0}
.lines li+li{margin-top:6px}
.figure{display:inline}
.basis{display:block;padding-left:9px;margin:2px 0 4px;border-left:3px solid var(--line)}
.basis-measured{border-color:var(--good)}
.basis-stated{border-color:var(--accent)}
.basis-derived{border-color:var(--warn)}
.absent{display:inline-block;border:1px dashed var(--soft);border-radius:6px;padding:0 7px;font-size:.86em;color:var(--soft)}
.chip{white-space:nowrap;font-weight:600}
.chips{display:inline-flex;flex-wrap:wrap;gap:2px 14px}
.chip-error{color:var(--bad)}
.chip-warning{color:var(--warn)}
.chip-info{color:var(--soft)}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,500px),1fr));gap:24px;align-items:start}
.grid>*{min-width:0}
.zones th,.zones td{padding:7px 12px}
.zones tbody th small{display:block;font-weight:400}
.zone{white-space:nowrap}
.zone-holds{background:var(--goodFill)}
.zone-holds span:first-child{color:var(--good)}
.zone-broken{background:var(--badFill)}
.zone-broken span{color:var(--bad)}
.zone-unknown{background:var(--warnFill)}
.word{font-size:.86em;color:var(--soft)}
details{margin:10px 0;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:0 16px}
details table{border:0;border-radius:0;padding:0}
details[open]{padding-bottom:14px}
summary{cursor:pointer;padding:11px 0;font-weight:600;font-size:14px}
td details{border:0;padding:0;margin:0;background:none}
td summary{padding:0;font-weight:400}
svg.tz{display:block;width:100%;min-width:1000px;height:auto}
.chart svg{display:block;width:100%;min-width:820px;height:auto;color:var(--ink)}
.scale{position:relative;display:block;height:14px;margin-top:4px;border-radius:7px;background:var(--page);overflow:hidden}
.bar{position:absolute;top:0;bottom:0;background:var(--accent)}
.bar-more{opacity:.4}
footer{padding-top:36px;padding-bottom:48px;color:var(--soft);font-size:13px}
@media (max-width:640px){.compare tbody th{width:96px;font-size:12.5px;overflow-wrap:anywhere}header>div,nav ul,main,footer{padding-left:16px;padding-right:16px}h1{font-size:25px}nav{position:static}.facts{gap:8px}th,td{padding:8px 10px}}
`;

/** What only paper needs: everything unfolded, nothing that scrolls, dark ink on white. */
const PRINT = `
@page{size:A4 landscape;margin:12mm}
@media print{
:root{color-scheme:light;${variables(0)}}
body{background:#fff;font-size:10pt}
header{background:none;color:#000}
header p,.facts li,.facts b{color:#000}
.facts li{border:1px solid #999}
nav,.skip{display:none}
main,header>div{max-width:none;padding-left:0;padding-right:0}
.scroll{overflow:visible}
table,.compare,svg.tz,.chart svg{min-width:0;font-size:8.5pt}
svg.tz,.chart svg{max-height:142mm}
figure.card{padding:0;border:0;margin:0 0 6mm}
th,td{padding:4px 6px}
.compare tbody th{position:static}
details{border:0;padding:0}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none}
section{break-before:page;padding-top:0}
section:first-of-type{break-before:auto}
tr,figure,.card,h3{break-inside:avoid}
h2,h3,h4,summary{break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;

/** The style sheet of the page, with its fonts inside. */
export function styleSheet(fontFaces: string): string {
  return [
    fontFaces,
    `:root{color-scheme:light dark;${variables(0)}}`,
    `@media (prefers-color-scheme:dark){:root{${variables(1)}}}`,
    RULES.trim(),
    PRINT.trim(),
  ].join('\n');
}
