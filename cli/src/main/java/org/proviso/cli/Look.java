package org.proviso.cli;

import org.proviso.law.proof.Headline;

/// How answers look in pictures and pages: a colour from a palette safe for colour-blind readers, a
/// pattern, and the word; never colour alone.
final class Look {

  /// Style of charts. Attributes of shapes, and no variables: not every reader of SVG knows them.
  static final String SVG_STYLE =
      """
      text{font-family:"Public Sans",system-ui,sans-serif;font-size:13px;fill:#1b1b1b;font-variant-numeric:tabular-nums}
      .page{fill:#fff}
      .heading{font-size:17px;font-weight:600}
      .small,.year{font-size:12px;fill:#454545}
      .strong{font-weight:600}
      .year,.number,.word{text-anchor:middle}
      .number{font-size:11px}
      .stem,.axis{stroke:#454545;stroke-width:1;fill:none}
      .disc,.plate{fill:#fff;stroke:#454545;stroke-width:1}
      .plate{stroke:none}
      .shape{stroke:#454545;stroke-width:1}
      .barred .shape{fill:url(#hatch);stroke:#3d3a9c}
      .not-barred .shape{fill:#1b7f79;stroke:#1b7f79}
      .forborne .shape{fill:url(#dots);stroke:#6a67c9}
      .uncertain .shape{fill:url(#cross);stroke:#a35f00;stroke-dasharray:5 3}
      .none .shape{fill:none}
      .ink-barred{stroke:#3d3a9c}
      .ink-uncertain{stroke:#a35f00}
      .ink-forborne{fill:#6a67c9}
      @media (prefers-color-scheme:dark){
      text{fill:#f0f0f0}
      .page,.disc,.plate{fill:#16191d}
      .small,.year{fill:#c3c7cc}
      .stem,.axis,.disc,.shape{stroke:#a9aeb5}
      .barred .shape{stroke:#9a98f2}
      .not-barred .shape{fill:#3fa9a1;stroke:#3fa9a1}
      .forborne .shape{stroke:#b3b1f5}
      .uncertain .shape{stroke:#e3a13c}
      .ink-barred{stroke:#9a98f2}
      .ink-uncertain{stroke:#e3a13c}
      .ink-forborne{fill:#b3b1f5}
      }
      @media print{
      .page{fill:#fff}
      text{fill:#000}
      }
      """;

  /// The patterns that the style names.
  static final String SVG_PATTERNS =
      """
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <path class="ink-barred" d="M1.5 0V7" stroke-width="3"/></pattern>
      <pattern id="cross" width="9" height="9" patternUnits="userSpaceOnUse">\
      <path class="ink-uncertain" d="M0 0L9 9M9 0L0 9" stroke-width="1.4" fill="none"/></pattern>
      <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">\
      <circle class="ink-forborne" cx="3" cy="3" r="2.1"/></pattern>
      """;

  /// Style of pages.
  static final String PAGE_STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#454545;--page:#fff;--rule:#a9aeb5;--barred:#3d3a9c;--not-barred:#1b7f79;--forborne:#6a67c9;--uncertain:#a35f00}
      @media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--soft:#c3c7cc;--page:#16191d;--rule:#5a6068;--barred:#9a98f2;--not-barred:#3fa9a1;--forborne:#b3b1f5;--uncertain:#e3a13c}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:1.5rem;max-width:80rem;color:var(--ink);background:var(--page);font:1rem/1.5 "Public Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums}
      h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
      p{max-width:66ch;margin:.5rem 0}
      table{border-collapse:collapse;width:100%;margin:1rem 0}
      caption{text-align:left;color:var(--soft);padding-bottom:.5rem}
      th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--rule)}
      thead th{vertical-align:bottom;font-weight:600}
      tbody th{font-weight:600}
      th small{display:block;font-weight:400;color:var(--soft)}
      td.count{text-align:right}
      .chip{display:inline-flex;align-items:baseline;gap:.5em}
      .swatch{flex:none;width:1.5em;height:.85em;border:1px solid var(--rule);print-color-adjust:exact;-webkit-print-color-adjust:exact}
      .barred .swatch{border-color:var(--barred);background:repeating-linear-gradient(45deg,var(--barred) 0 2px,transparent 2px 5px)}
      .not-barred .swatch{border-color:var(--not-barred);background:var(--not-barred)}
      .forborne .swatch{border-color:var(--forborne);background:radial-gradient(circle,var(--forborne) 1.5px,transparent 1.7px) 0 0/5px 5px}
      .uncertain .swatch{border:1px dashed var(--uncertain);background:repeating-linear-gradient(45deg,var(--uncertain) 0 1px,transparent 1px 5px),repeating-linear-gradient(-45deg,var(--uncertain) 0 1px,transparent 1px 5px)}
      .none .swatch{background:none}
      footer{margin-top:1.5rem;color:var(--soft)}
      code{overflow-wrap:anywhere}
      @media (max-width:40rem){
      body{padding:1rem}
      .cells thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      .cells,.cells tbody,.cells tr,.cells th,.cells td,.cells caption{display:block;width:100%}
      .cells tr{border:1px solid var(--rule);padding:.5rem .75rem;margin:0 0 .75rem}
      .cells tbody th,.cells td{border:0;padding:.2rem 0}
      .cells td{display:flex;justify-content:space-between;gap:.75rem;flex-wrap:wrap}
      .cells td::before{content:attr(data-label);color:var(--soft)}
      }
      @media print{
      :root{--ink:#000;--soft:#333;--page:#fff;--rule:#777;--barred:#000;--not-barred:#555;--forborne:#555;--uncertain:#000}
      body{padding:0;max-width:none;font-size:9pt}
      tr{break-inside:avoid}
      }
      """;

  private Look() {}

  /// Returns the class that styles an answer.
  static String css(Headline headline) {
    return switch (headline) {
      case BARRED -> "barred";
      case NOT_BARRED -> "not-barred";
      case FORBORNE -> "forborne";
      case UNCERTAIN -> "uncertain";
      case NOT_YET, NOT_IN_TERMS -> "none";
    };
  }
}
