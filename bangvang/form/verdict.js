// On a machine of one's own: what the check found after each save, at the foot of the form.

function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function item({ severity, where, entry, said, fix }) {
  const made = element("li");
  const place = entry ? element("a", where, { href: entry }) : element("span", where);
  made.append(element("strong", `${severity}: `), `${said}. `, element("em", fix), element("br"), place);
  return made;
}

export function verdict(address) {
  const foot = element("aside", "", { id: "kiem-tra", "aria-label": "Kết quả kiểm tra" });
  const said = element("p", "Đang kiểm tra…", { role: "status" });
  const whole = element("details");
  const list = element("ol");
  whole.append(element("summary", "Xem từng chỗ"), list);
  whole.hidden = true;
  foot.append(said, whole);
  document.body.append(foot);

  function show(news) {
    said.textContent = news.said;
    foot.classList.toggle("is-wrong", news.errors);
    list.replaceChildren(...news.places.map(item));
    if (news.more) list.append(element("li", `… và ${news.more} chỗ nữa; xem hết bằng lệnh: python build.py check`));
    whole.hidden = !news.places.length;
    whole.open = news.errors;
  }

  (async function ask(seen) {
    let next = seen;
    try {
      const answer = await fetch(`${address}?${seen}`);
      if (!answer.ok) return foot.remove();
      const news = await answer.json();
      if (news.seen !== seen) show(news);
      next = news.seen;
    } catch {
      said.textContent = "Cửa sổ chạy lệnh đã đóng: hồ sơ không lưu được nữa.";
      foot.classList.add("is-wrong");
      await new Promise((wait) => setTimeout(wait, 2000));
      next = "";
    }
    ask(next);
  })("");
  return () => {
    said.textContent = "Đang kiểm tra…";
  };
}
