// A draft of what is not saved yet, kept by the browser on this machine: only where the reader asks for it, since others
// may use the machine too. It is gone as soon as the report is saved, or nobody wants it any more.

const ASKED = "gipgen:keeps-drafts";
const DRAFT = "gipgen:draft:"; // and when the report was opened
const PAUSE = 400; // milliseconds without a change

// Some browsers keep nothing for a page that was opened as a file, or for a private window.
function tried(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

export const drafts = {
  get can() {
    return tried(() => {
      localStorage.setItem("gipgen:try", "1");
      localStorage.removeItem("gipgen:try");
      return true;
    }, false);
  },

  get asked() {
    return tried(() => localStorage.getItem(ASKED) === "1", false);
  },

  ask(wanted) {
    tried(() => (wanted ? localStorage.setItem(ASKED, "1") : localStorage.removeItem(ASKED)));
    if (!wanted) for (const each of this.kept) this.clear(each);
  },

  // Those of all reports, the newest first: [{key, path, title, text, when}].
  get kept() {
    const keys = tried(() => Object.keys(localStorage), []).filter((key) => key.startsWith(DRAFT));
    const found = keys.map((key) => tried(() => ({ ...JSON.parse(localStorage.getItem(key)), key }), {}));
    return found.filter((each) => typeof each.text === "string" && typeof each.path === "string").sort((one, other) => other.when - one.when);
  },

  clear({ key }) {
    tried(() => localStorage.removeItem(key));
  },

  // `going` is the draft that is opened next, which is kept under its own name.
  going: null,

  watch(store) {
    let waits = 0;
    let key = "";
    store.addEventListener("open", ({ detail }) => {
      if (!detail?.loaded) return; // the form of another edition
      key = this.going?.path === store.path ? this.going.key : `${DRAFT}${Date.now()}`;
      this.going = null;
    });
    const note = () => {
      clearTimeout(waits);
      waits = setTimeout(() => {
        if (store.coming) return;
        if (store.isSaved) this.clear({ key });
        else if (this.asked) tried(() => localStorage.setItem(key, JSON.stringify({ path: store.path, title: store.state.title, text: store.text, when: Date.now() })));
      }, PAUSE);
    };
    store.addEventListener("change", note);
    store.addEventListener("saved", () => {
      clearTimeout(waits);
      this.clear({ key });
    });
  },
};
