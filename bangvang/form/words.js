// Words of Decap CMS that its own Vietnamese leaves in English, or says in another trade's language.

export const WORDS = {
  collection: {
    sidebar: { collections: "Loại hồ sơ", allCollections: "Mọi loại hồ sơ" },
    collectionTop: {
      viewAs: "Xem theo",
      viewAsList: "Xem thành danh sách",
      viewAsGrid: "Xem thành ô",
      newButton: "Thêm %{collectionLabel}",
      groupBy: "Xếp theo nhóm",
    },
    entries: { unpublishedHeader: "Chưa công bố" },
  },
  editor: {
    editorControl: { field: { widgetLabel: "Mục %{widgetLabel}" } },
    editorInterface: { toggleNotes: "Ghi chú", togglePreview: "Xem trước" },
    editorToolbar: {
      backCollection: "Hồ sơ loại: %{collectionLabel}",
      status: "Trạng thái: %{status}",
      statusInfoTooltipDraft: "Đang là bản nháp. Viết xong thì đổi sang “Đang xét duyệt” để người khác đọc.",
      statusInfoTooltipInReview: "Đang chờ người duyệt. Bạn vẫn có thể sửa tiếp.",
    },
    editorWidgets: {
      markdown: {
        bold: "Chữ đậm",
        italic: "Chữ nghiêng",
        strikethrough: "Gạch ngang",
        code: "Mã",
        link: "Đường dẫn",
        linkPrompt: "Địa chỉ của đường dẫn",
        headings: "Tiêu đề",
        quote: "Trích dẫn",
        bulletedList: "Danh sách chấm đầu dòng",
        numberedList: "Danh sách đánh số",
        addComponent: "Thêm",
      },
      image: { chooseMultiple: "Chọn ảnh", addMore: "Thêm ảnh", removeAll: "Bỏ mọi ảnh" },
      list: { add: "Thêm %{item}", addType: "Thêm %{item}" },
      object: { expand: "Mở ra", collapse: "Thu lại" },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: { copy: "Chép", copyUrl: "Chép địa chỉ", copyPath: "Chép đường dẫn", copyName: "Chép tên", copied: "Đã chép" },
    mediaLibraryModal: { close: "Đóng" },
  },
  ui: { settingsDropdown: { account: "Tài khoản" } },
};

// The words of one tree over those of another.
export function over(words, given) {
  const merged = { ...words };
  for (const [name, value] of Object.entries(given)) {
    merged[name] = typeof value === "string" ? value : over(words?.[name] ?? {}, value);
  }
  return merged;
}
