// Starts Decap CMS when there is a repository behind the form, and teaches its controls what our files hold.

const place = document.querySelector("#cho");
const backend = place.dataset.backend;

// One value may stand without its list; an item of a list of groups may be just its first key (`born: 1968`).
function listed(value, field, none, empty) {
  if (value === undefined || value === null || value === "") return none;
  const items = typeof value.push === "function" ? value : none.push(value);
  const first = field.getIn(["fields", 0, "name"]);
  return first ? items.map((item) => (typeof item?.get === "function" ? item : empty.set(first, item))) : items;
}

// A control of Decap that sees `shown(value)` and gives back `told(value)`.
function around(control, shown, told) {
  return window.createClass({
    getWrappedInstance() {
      return this.inner;
    },
    render() {
      const change = (value, metadata) => this.props.onChange(told(value), metadata);
      const ref = (one) => {
        this.inner = one;
      };
      return window.h(control, { ...this.props, value: shown(this.props), onChange: change, ref });
    },
  });
}

// dd/mm/yyyy as files have it, yyyy-mm-dd as a browser's own calendar wants it.
function iso(value) {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value ?? "");
  return parts ? `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}` : (value ?? "");
}

const Day = () =>
  window.createClass({
    render() {
      const { forID, value, onChange, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      return window.h("input", {
        id: forID,
        type: "date",
        className: classNameWrapper,
        value: iso(value),
        onChange: (event) => onChange(event.target.value),
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      });
    },
  });

// What is left empty is left out; text is stored the one way Unicode has for it (NFC), without blanks around it.
function kept(value) {
  if (typeof value === "string") return value.normalize().trim();
  if (typeof value?.map !== "function") return value;
  return value.map(kept).filter((one) => one !== "" && one !== null && one !== undefined && one.size !== 0);
}

function teach(CMS) {
  const { control: list, preview, schema } = CMS.getWidget("list");
  const { control: select, preview: chosen, schema: choice } = CMS.getWidget("select");
  const none = list.defaultProps.value;
  const asList = ({ value, field, entry }) => listed(value, field, none, entry.clear());
  const asGroup = ({ value, field, entry }) => {
    const one = value === undefined || value === null || value === "" ? none : none.push(value);
    return listed(one, field, none, entry.clear());
  };
  const asChoice = ({ value, field }) => (field.get("multiple") ? listed(value, field, none) : value);
  const same = (value) => value;
  CMS.registerWidget("list", around(list, asList, same), preview, schema);
  CMS.registerWidget("group", around(list, asGroup, (value) => value.first() ?? null), preview, schema);
  CMS.registerWidget("select", around(select, asChoice, same), chosen, choice);
  CMS.registerWidget("date", Day());
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => kept(entry.get("data")) });
}

function start() {
  teach(window.CMS);
  place.hidden = true;
  const here = { name: "proxy", proxy_url: new URL("api/v1", location.href).href, branch: "main" };
  window.CMS.init(backend === "local" ? { config: { backend: here, publish_mode: "simple" } } : {});
}

if (backend) {
  document.querySelector("#trang-thai").textContent = "Đang mở biểu mẫu…";
  window.CMS_MANUAL_INIT = true;
  const script = document.createElement("script");
  script.src = place.dataset.script;
  script.onload = start;
  document.head.append(script);
}
