// Starts Decap CMS when there is a repository behind the form, and teaches its controls what our files hold.

import { verdict } from "./verdict.js";
import { WORDS, over } from "./words.js";

const place = document.querySelector("#cho");
const backend = place.dataset.backend;

// One value may stand without its list; an item of a list of groups may be just its first key (`born: 1968`).
function listed(value, field, none, empty) {
  if (value === undefined || value === null || value === "") return none;
  const items = typeof value.push === "function" ? value : none.push(value);
  const first = field.getIn(["fields", 0, "name"]);
  return first ? items.map((item) => (typeof item?.get === "function" ? item : empty.set(first, item))) : items;
}

// A control of Decap that sees `shown(props)` for its value and gives back `told(value)`.
function around(control, shown, told, field = (props) => props.field) {
  return window.createClass({
    getWrappedInstance() {
      return this.inner;
    },
    render() {
      const change = (value, metadata) => this.props.onChange(told(value), metadata);
      const ref = (one) => {
        this.inner = one;
      };
      const mine = { value: shown(this.props), field: field(this.props), onChange: change, ref };
      return window.h(control, { ...this.props, ...mine });
    },
  });
}

// A day is typed as people here write it, whatever language the browser speaks, and kept as files sort it.
function iso(text) {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  return parts ? `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}` : text.trim();
}

function written(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? "");
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : (value ?? "");
}

const day = () =>
  window.createClass({
    getInitialState() {
      return { text: written(this.props.value) };
    },
    render() {
      const { forID, onChange, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      return window.h("input", {
        id: forID,
        type: "text",
        inputMode: "numeric",
        placeholder: "dd/mm/yyyy",
        className: classNameWrapper,
        value: this.state.text,
        onChange: ({ target }) => {
          this.setState({ text: target.value });
          onChange(iso(target.value));
        },
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

// Decap reads YAML 1.2, where 012 is 12 and 50.000 is 50; to our reader both are text and must come back as they stood.
const NUMBERS = /^((?:[ \t]*-[ \t]+)*[ \t]*(?:[\w-]+:[ \t]+|-[ \t]+))([-+]?(?:0[0-9xo][0-9a-f]*|[0-9]*\.[0-9]*|[0-9.]+e[-+]?[0-9]+))[ \t]*$/gim;

function quoted(text) {
  const end = text.startsWith("---") ? text.indexOf("\n---", 3) : text.length;
  return text.slice(0, end).replace(NUMBERS, '$1"$2"') + text.slice(end);
}

function reading(host) {
  const { init } = host;
  const mended = (one) => (typeof one?.data === "string" ? { ...one, data: quoted(one.data) } : one);
  host.init = (...given) => {
    const found = init(...given);
    for (const method of ["getEntry", "entriesByFolder", "allEntriesByFolder", "entriesByFiles"]) {
      const ask = found[method]?.bind(found);
      if (!ask) continue;
      found[method] = async (...asked) => {
        const answer = await ask(...asked);
        if (!Array.isArray(answer)) return mended(answer);
        answer.forEach((one, index) => (answer[index] = mended(one))); // in place: a cursor hangs on the list
        return answer;
      };
    }
    return found;
  };
}

function teach(CMS) {
  reading(CMS.getBackend(backend === "local" ? "proxy" : backend));
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
  const single = ({ field, value }) => field.set("allow_add", !value?.size);
  CMS.registerWidget("list", around(list, asList, same), preview, schema);
  CMS.registerWidget("group", around(list, asGroup, (value) => value.first() ?? null, single), preview, schema);
  CMS.registerWidget("select", around(select, asChoice, same), chosen, choice);
  CMS.registerWidget("date", day());
  CMS.registerLocale("vi", over(CMS.getLocale("vi"), WORDS));
  if (backend === "local") CMS.registerEventListener({ name: "postSave", handler: verdict("api/v1/kiem-tra") });
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
