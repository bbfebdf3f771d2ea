"""What the HTML standard says about elements and attributes, as tables for `html_check`.

Obsolete elements and attributes are simply not in the tables, so they are as unknown as a slip of the pen.
"""


def _table(text: str) -> dict[str, frozenset[str]]:
    """Lines `key key: value value` → {key: values}."""
    table: dict[str, frozenset[str]] = {}
    for line in text.strip().splitlines():
        keys, _, values = line.partition(":")
        for key in keys.split():
            table[key] = table.get(key, frozenset()) | frozenset(values.split())
    return table


VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
RAW_TEXT = frozenset("script style".split())
ESCAPABLE_TEXT = frozenset("title textarea".split())
FOREIGN = frozenset("svg math".split())

PHRASING = frozenset(
    """a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins
    kbd label link map mark math meta meter noscript object output picture progress q ruby s samp script select slot
    small span strong sub sup svg template textarea time u var video wbr""".split()
)
BLOCKS = frozenset(
    """address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header
    hgroup hr main menu nav ol p pre search section table ul""".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
METADATA = frozenset("base link meta noscript script style template title".split())
SECTIONING = frozenset("article aside nav section".split())

# Inside these only phrasing may stand…
PHRASING_ONLY = frozenset(
    """abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark meter output p pre
    progress q rt rp ruby s samp small span strong sub summary sup time u var""".split()
)
# …inside these what their own parent may hold…
TRANSPARENT = frozenset("a audio canvas del ins map noscript object slot video".split())
# …and inside these only the children named, and no text.
CHILDREN = _table(
    """
    html: head body
    head: base link meta noscript script style template title
    ul ol menu: li script template
    dl: dt dd div script template
    table: caption colgroup thead tbody tfoot tr script template
    thead tbody tfoot: tr script template
    tr: th td script template
    colgroup: col template
    select: option optgroup hr script template
    optgroup: option script template
    picture: source img script template
    hgroup: h1 h2 h3 h4 h5 h6 p script template
    """
)
# Elements that stand only in the parents named (and there beside what is otherwise allowed).
PARENTS = _table(
    """
    head body: html
    title base: head
    style: head noscript
    li: ul ol menu
    dt dd: dl div
    caption colgroup thead tbody tfoot: table
    tr: table thead tbody tfoot
    th td: tr
    col: colgroup
    option: select optgroup datalist
    optgroup: select
    legend: fieldset
    figcaption: figure
    summary: details
    source: picture audio video
    track: audio video
    rt rp: ruby
    """
)
# Elements with descendants they may never have; INTERACTIVE is worked out from attributes too.
NEVER_INSIDE = {
    "a": frozenset({"INTERACTIVE"}),
    "button": frozenset({"INTERACTIVE"}),
    "label": frozenset({"label"}),
    "form": frozenset({"form"}),
    "dfn": frozenset({"dfn"}),
    "noscript": frozenset({"noscript"}),
    "progress": frozenset({"progress"}),
    "meter": frozenset({"meter"}),
    "caption": frozenset({"table"}),
    "header": frozenset({"header", "footer", "main"}),
    "footer": frozenset({"header", "footer", "main"}),
    "address": frozenset({"header", "footer", "address"}) | HEADINGS | SECTIONING,
    "dt": frozenset({"header", "footer"}) | HEADINGS | SECTIONING,
    "th": frozenset({"header", "footer"}) | HEADINGS | SECTIONING,
    **{name: frozenset({"main"}) for name in SECTIONING},
}
INTERACTIVE = frozenset("a button details embed iframe input label select textarea".split())
LABELABLE = frozenset("button input meter output progress select textarea".split())

ELEMENTS = PHRASING | BLOCKS | METADATA | frozenset(CHILDREN) | frozenset(PARENTS) | VOID

GLOBAL = frozenset(
    """accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint hidden id inert
    inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck style tabindex title
    translate""".split()
)
ATTRIBUTES = _table(
    """
    a: href target download ping rel hreflang type referrerpolicy
    area: alt coords shape href target download ping rel referrerpolicy
    audio video: src crossorigin preload autoplay loop muted controls
    video: poster playsinline width height
    base: href target
    blockquote q del ins: cite
    button: disabled form formaction formenctype formmethod formnovalidate formtarget name type value
    button: popovertarget popovertargetaction command commandfor
    canvas: width height
    col colgroup: span
    data li meter progress option: value
    del ins time: datetime
    details: name open
    dialog: open closedby
    embed iframe img input object source: width height
    embed: src type
    fieldset: disabled form name
    form: accept-charset action autocomplete enctype method name novalidate target rel
    html: prefix
    iframe: src srcdoc name sandbox allow allowfullscreen referrerpolicy loading
    img: alt src srcset sizes crossorigin usemap ismap referrerpolicy decoding loading fetchpriority
    input: accept alt autocomplete checked dirname disabled form formaction formenctype formmethod formnovalidate
    input: formtarget list max maxlength min minlength multiple name pattern placeholder popovertarget
    input: popovertargetaction readonly required size src step type value
    label output: for
    link: href crossorigin rel media integrity hreflang type referrerpolicy sizes imagesrcset imagesizes as blocking
    link: color disabled fetchpriority
    map object output slot: name
    meta: name http-equiv content charset media property
    meter: min max low high optimum
    object: data type form
    ol: reversed start type
    optgroup: disabled label
    option: disabled label selected
    output: form
    progress: max
    script: src type nomodule async defer crossorigin integrity referrerpolicy blocking fetchpriority
    select: autocomplete disabled form multiple name required size
    source: type media src srcset sizes
    style: media blocking
    td th: colspan rowspan headers
    th: scope abbr
    textarea: autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap
    track: kind src srclang label default
    """
)
REQUIRED = {
    "html": ("lang",),
    "img": ("src", "alt"),
    "area": ("alt",),
    "link": ("rel", "href"),
    "iframe": ("title",),
    "base": ("href",),
    "bdo": ("dir",),
    "optgroup": ("label",),
    "track": ("src",),
    "data": ("value",),
    "meter": ("value",),
    "map": ("name",),
}
BOOLEAN = frozenset(
    """allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate inert ismap
    itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected""".split()
)

_INTEGER = r"-?\d+"
_NATURAL = r"\d+"
_LANG = r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*"
_URL = r"[^\s\\\x00-\x1f<>\"{}|^`]*"
_CANDIDATE = r"[^\s,]\S*[^\s,](\s+(\d+w|\d+(\.\d+)?x))?"
_DATE = r"\d{4}-\d\d-\d\d"
_TIME = r"\d\d:\d\d(:\d\d(\.\d{1,3})?)?"
# An attribute's value must match the whole pattern: first by `element attribute`, else by the attribute alone.
VALUES = {
    "id": r"\S+",
    "dir": "ltr|rtl|auto",
    "lang": _LANG,
    "hreflang": _LANG + "|x-default",
    "srclang": _LANG,
    "tabindex": _INTEGER,
    "href": _URL,
    "src": _URL[:-1] + "+",
    "action": _URL[:-1] + "+",
    "formaction": _URL[:-1] + "+",
    "poster": _URL[:-1] + "+",
    "cite": _URL,
    "srcset": rf"\s*{_CANDIDATE}(\s*,\s+{_CANDIDATE})*\s*",
    "width": _NATURAL,
    "height": _NATURAL,
    "colspan": "[1-9]\\d*",
    "rowspan": _NATURAL,
    "span": "[1-9]\\d*",
    "start": _INTEGER,
    "rows": "[1-9]\\d*",
    "cols": "[1-9]\\d*",
    "maxlength": _NATURAL,
    "minlength": _NATURAL,
    "scope": "row|col|rowgroup|colgroup",
    "loading": "lazy|eager",
    "decoding": "sync|async|auto",
    "fetchpriority": "high|low|auto",
    "method": "get|post|dialog",
    "for": r"\S+",
    "hidden": "|hidden|until-found",
    "draggable": "true|false",
    "contenteditable": "|true|false|plaintext-only",
    "spellcheck": "|true|false",
    "translate": "|yes|no",
    "charset": "utf-8|UTF-8",
    "referrerpolicy": "|no-referrer|origin|same-origin|strict-origin|strict-origin-when-cross-origin",
    "role": r"[a-z]+( [a-z]+)*",
    "datetime": rf"{_DATE}|\d{{4}}|\d{{4}}-\d\d|\d\d-\d\d|{_TIME}|{_DATE}[T ]{_TIME}(Z|[+-]\d\d:?\d\d)?|P[\dYMDTHS.]+",
    "ol type": "1|a|A|i|I",
    "li value": _INTEGER,
    "button type": "button|submit|reset",
    "input type": "hidden|text|search|tel|url|email|password|date|month|week|time|datetime-local|number|range|color"
    "|checkbox|radio|file|submit|image|reset|button",
    "input width": _NATURAL,
}
ROLES = frozenset(
    """alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
    complementary contentinfo definition deletion dialog document emphasis feed figure form generic grid gridcell group
    heading img insertion link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox
    menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row
    rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript suggestion
    superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid
    treeitem""".split()
)
ARIA = frozenset(
    """activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex
    colindextext colspan controls current describedby description details disabled errormessage expanded flowto
    haspopup hidden invalid keyshortcuts label labelledby level live modal multiline multiselectable orientation owns
    placeholder posinset pressed readonly relevant required roledescription rowcount rowindex rowindextext rowspan
    selected setsize sort valuemax valuemin valuenow valuetext""".split()
)
ARIA_VALUES = {
    "atomic": "true|false",
    "busy": "true|false",
    "checked": "true|false|mixed|undefined",
    "current": "page|step|location|date|time|true|false",
    "disabled": "true|false",
    "expanded": "true|false|undefined",
    "haspopup": "true|false|menu|listbox|tree|grid|dialog",
    "hidden": "true|false|undefined",
    "invalid": "true|false|grammar|spelling",
    "label": r"(?s:.*\S.*)",
    "level": r"[1-9]\d*",
    "live": "off|polite|assertive",
    "modal": "true|false",
    "pressed": "true|false|mixed|undefined",
    "selected": "true|false|undefined",
    "sort": "ascending|descending|none|other",
}
# Attributes whose value is one id or several ids of the same page.
REFERENCES = frozenset(
    """for form list headers popovertarget commandfor aria-activedescendant aria-controls aria-describedby aria-details
    aria-errormessage aria-flowto aria-labelledby aria-owns""".split()
)
