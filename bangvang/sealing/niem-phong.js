// Seals an entry to the organisers' public key (age-encryption.org/v1). Nothing here asks the network for anything.
// A plain script, so that it also runs on a page opened from a disk. What is inside a sealed file: letter.py.

(function () {
  const $ = (id) => document.getElementById(id);
  const form = $("niem-phong");
  const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  const ENDINGS = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" };
  const bytes = new TextEncoder();
  let ready = null;
  let isUnsaved = false;

  if (!globalThis.age || !globalThis.crypto?.getRandomValues || !globalThis.ReadableStream) return;
  $("khong-chay").hidden = true;
  form.hidden = false;
  const deadline = form.dataset.deadline;
  if (deadline && Date.now() > Date.parse(deadline)) $("qua-han").hidden = false;

  // A code without look-alikes; numbers that would favour some letters are drawn again.
  function newCode() {
    let code = "";
    while (code.length < 6) {
      const [drawn] = crypto.getRandomValues(new Uint8Array(1));
      if (drawn < 256 - (256 % ALPHABET.length)) code += ALPHABET[drawn % ALPHABET.length];
    }
    return "bv-" + code;
  }

  const clean = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  const value = (name) => clean(form.elements[name]?.value ?? "");
  const line = (text) => JSON.stringify(text.replace(/\s+/g, " ")); // every JSON text is a YAML text
  const mapping = (pairs) => "{" + pairs.filter(([, text]) => text).map(([key, text]) => `${key}: ${text}`).join(", ") + "}";
  const quoted = (text) => text && line(text);
  const number = (count) => count.toLocaleString("vi-VN");

  // As organisers count: what stands between white space, without the marks of headings, lists, rules, links and sources.
  function words(text) {
    const plain = (line) => line.replace(/^\s*(?:(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+)*/, "").replace(/^([-*_])(?:\s*\1){2,}\s*$/, "");
    const told = text.split("\n").map(plain).join("\n").replace(/\]\([^)]*\)/g, "]").replace(/\[\^[^\]]*\]/g, "");
    return (told.match(/\S+/g) ?? []).length;
  }

  // What the chosen track asks, beside what there is; empty when it is within the limits.
  const lacking = (count, least, most, unit) =>
    count < Number(least) ? `cần thêm ${number(least - count)} ${unit}` : most && count > Number(most) ? `cần bớt ${number(count - most)} ${unit}` : "";

  function measured() {
    const { length, least, most, leastPhotos, mostPhotos } = $("np-track").selectedOptions[0].dataset;
    const count = words(value("body"));
    const photos = $("np-photos").files.length;
    const said = `${number(count)} từ` + (length && ` (thể lệ: ${length})`);
    const [more, morePhotos] = [lacking(count, least, most, "từ"), lacking(photos, leastPhotos, mostPhotos, "ảnh")];
    return { told: [said, more].filter(Boolean).join(", "), wrong: [more && `${said}, ${more}`, morePhotos && `${photos} ảnh, ${morePhotos}`].filter(Boolean) };
  }

  function photos() {
    return [...$("np-list").children].map((set, index) => {
      const said = (name) => clean(set.querySelector(`[data-name=${name}]`).value);
      const file = $("np-photos").files[index];
      return { file, name: `anh-${index + 1}.${ENDINGS[file.type]}`, kind: said("kind"), caption: said("caption"), credit: said("credit"), alt: said("alt") };
    });
  }

  function entryOf(pictures) {
    const declared = ["original", "unpublished", "subject_consent", "rules_accepted"];
    const lines = [
      "---",
      `title: ${line(value("title"))}`,
      `track: ${value("track")}`,
      `subject: ${mapping(["subject", "post", "unit"].map((name) => [name === "subject" ? "name" : name, quoted(value(name))]))}`,
      `declarations: ${mapping([...declared.map((name) => [name, form.elements[name]?.checked ? "true" : ""]), ["ai_help", quoted(value("ai_help"))]])}`,
    ];
    if (pictures.length) lines.push("photos:");
    for (const one of pictures) {
      const told = ["caption", "credit", "alt"].map((name) => [name, quoted(one[name])]);
      lines.push(`  - ${mapping([["file", one.name], ["kind", one.kind], ...told])}`);
    }
    return [...lines, "---", "", value("body"), ""].join("\n");
  }

  function contact() {
    const told = [["Họ tên", "name"], ["Điện thoại", "phone"], ["Thư điện tử", "mail"], ["Địa chỉ, đơn vị", "address"], ["Nhắn", "note"]];
    return told.map(([label, name]) => [label, value("contact_" + name)]).filter(([, text]) => text).map((pair) => pair.join(": ")).join("\n");
  }

  function publicRecord(code, sha) {
    return `---\ntitle: Bài niêm phong ${code}\ntrack: ${value("track")}\nsubject: {name: Còn niêm phong}\nsealed: ${code}.age\nsealed_sha256: ${sha}\n---\n`;
  }

  const base64 = (blob) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });

  // What is still to be filled in, said at once; the first field that lacks gets the focus.
  function faults() {
    const found = [];
    for (const field of form.querySelectorAll("input, select, textarea")) {
      const lacks = !field.checkValidity() || (field.required && field.type !== "checkbox" && !clean(field.value));
      field.toggleAttribute("aria-invalid", false);
      if (!lacks) continue;
      field.setAttribute("aria-invalid", "true");
      found.push([field, clean((field.closest("label") ?? document.querySelector(`label[for=${field.id}]`)).firstChild.textContent) || clean(field.closest("label").textContent)]);
    }
    const files = [...$("np-photos").files];
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (total > form.dataset.megabytes * 1e6) found.push([$("np-photos"), `ảnh nặng ${Math.ceil(total / 1e6)} MB, nhiều nhất ${form.dataset.megabytes} MB`]);
    if (files.length > form.dataset.photos) found.push([$("np-photos"), `có ${files.length} ảnh, nhiều nhất ${form.dataset.photos}`]);
    for (const file of files) if (!ENDINGS[file.type] || !file.size) found.push([$("np-photos"), `“${file.name}” không phải ảnh JPEG, PNG hay WebP`]);
    return found;
  }

  function item(list, text) {
    const one = document.createElement("li");
    one.append(text);
    list.append(one);
    return one;
  }

  const count = () => ($("np-words").textContent = measured().told);
  $("np-body").addEventListener("input", count);
  $("np-track").addEventListener("change", count);
  count();
  form.addEventListener("input", () => (isUnsaved = true));
  addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault());

  $("np-photos").addEventListener("change", () => {
    const sets = [...$("np-photos").files].map((file, index) => {
      const set = $("np-photo").content.cloneNode(true);
      set.querySelector("legend").textContent = `Ảnh ${index + 1}: ${file.name}`;
      return set;
    });
    $("np-list").replaceChildren(...sets);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = faults();
    $("np-wrong").hidden = !wrong.length;
    if (wrong.length) {
      $("np-wrong").textContent = "Còn thiếu hoặc chưa đúng: " + wrong.map(([, text]) => text.replace(/[.:]$/, "")).join("; ") + ".";
      wrong[0][0].focus();
      return;
    }
    const pictures = photos();
    ready = { code: newCode(), pictures, entry: entryOf(pictures), contact: contact() };
    $("np-files").replaceChildren();
    const { told, wrong: over } = measured();
    $("np-limits").hidden = !over.length;
    $("np-limits").textContent = `Bài chưa đúng thể lệ: ${over.join("; ")}. Niêm phong rồi thì không ai sửa được nữa, kể cả bạn: hãy quay lại sửa.`;
    item($("np-files"), `entry.md: ${told}`);
    for (const one of pictures) item($("np-files"), `${one.name}: ${Math.ceil(one.file.size / 1000)} KB`);
    $("np-entry").textContent = ready.entry;
    $("np-contact").textContent = ready.contact;
    form.hidden = true;
    $("np-review").hidden = false;
    $("np-review-title").focus();
  });

  $("np-back").addEventListener("click", () => {
    $("np-review").hidden = true;
    form.hidden = false;
    $("np-title").focus();
  });

  async function sealed() {
    const files = { "entry.md": await base64(new Blob([ready.entry])) };
    for (const one of ready.pictures) files[one.name] = await base64(one.file);
    const letter = { format: "bangvang-niem-phong/1", contest: form.dataset.contest, code: ready.code, contact: ready.contact, files };
    const closing = new age.Encrypter();
    closing.addRecipient(form.dataset.recipient);
    return closing.encrypt(bytes.encode(JSON.stringify(letter)));
  }

  function offer(name, data, why) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: "application/octet-stream" }));
    link.download = name;
    link.textContent = name;
    item($("np-downloads"), link).append(`: ${why}`);
  }

  $("np-seal").addEventListener("click", async () => {
    $("np-seal").disabled = true;
    $("np-status").textContent = "Đang niêm phong…";
    try {
      const data = await sealed();
      const sha = Array.from(age.sha256(data), (one) => one.toString(16).padStart(2, "0")).join("");
      const { code } = ready;
      $("np-code").textContent = code;
      $("np-sha").textContent = sha;
      $("np-folder").textContent = `content/contests/${form.dataset.contest}/entries/${code}/`;
      $("np-downloads").replaceChildren();
      offer(`${code}.age`, data, `bài đã niêm phong, ${Math.ceil(data.length / 1000)} KB`);
      offer("entry.md", publicRecord(code, sha), "vài dòng công khai đi kèm: mã bài, bảng thi, mã băm");
      offer(`bien-nhan-${code}.txt`, `Mã bài: ${code}\nCuộc thi: ${form.dataset.contest}\nMã băm (SHA-256) của ${code}.age: ${sha}\nTự tính lại: sha256sum ${code}.age\nMã này không đổi khi ban tổ chức mở niêm phong.\n`, "biên nhận, bạn giữ");
      $("np-review").hidden = true;
      $("np-done").hidden = false;
      $("np-done-title").focus();
    } catch (error) {
      $("np-status").textContent = `Chưa niêm phong được (${error?.message ?? error}). Hãy thử lại, hoặc bớt ảnh, hoặc dùng trình duyệt mới hơn.`;
    }
    $("np-seal").disabled = false;
  });

  $("np-downloads").addEventListener("click", () => (isUnsaved = false));
})();
