/** A browser without script: keeps cookies, follows redirects, and fills in forms as they stand in the page. */

interface Control {
  tag: "input" | "textarea" | "select" | "button";
  name: string;
  type: string;
  value: string;
  checked: boolean;
  disabled: boolean;
}

interface PlainForm {
  id: string;
  action: string;
  method: string;
  controls: Control[];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const decoded = (text: string): string =>
  text.replace(/&(#x27|\w+);/g, (whole, name: string) => entities[name] ?? whole);

function attributes(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w-]+)(?:="([^"]*)")?/g))
    result[name!.toLowerCase()] = decoded(value ?? "");
  return result;
}

/**
 * The value of the option that stands chosen in a list whose tag begins at `from`; the first one's where none
 * is marked.
 */
function chosenIn(html: string, from: number): string {
  const list = html.slice(from, html.indexOf("</select>", from));
  const options = [...list.matchAll(/<option([^>]*)>([^<]*)/g)].map(([, tag = "", text = ""]) => {
    const a = attributes(tag);
    return { value: a.value ?? decoded(text), selected: "selected" in a };
  });
  return (options.find((o) => o.selected) ?? options[0])?.value ?? "";
}

const valueIn = (html: string, tag: RegExpMatchArray, a: Record<string, string>): string =>
  tag[1] === "textarea"
    ? decoded(tag[3]!)
    : tag[1] === "select"
      ? chosenIn(html, tag.index!)
      : (a.value ?? (a.type === "checkbox" ? "on" : ""));

/** The forms of a page, with the controls that are in them or point at them. */
export function formsOf(html: string): PlainForm[] {
  const ranges = [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map((m) => {
    const a = attributes(m[1]!);
    return {
      from: m.index,
      to: m.index + m[0].length,
      form: { id: a.id ?? "", action: a.action ?? "", method: a.method ?? "get", controls: [] } as PlainForm,
    };
  });
  const disabled = [...html.matchAll(/<fieldset([^>]*)>[\s\S]*?<\/fieldset>/g)].filter(
    (m) => "disabled" in attributes(m[1]!),
  );
  for (const m of html.matchAll(/<(input|textarea|select|button)\b([^>]*)>([^<]*)/g)) {
    const a = attributes(m[2]!);
    const home = ranges.find((r) => (a.form ? r.form.id === a.form : m.index > r.from && m.index < r.to));
    home?.form.controls.push({
      tag: m[1] as Control["tag"],
      name: a.name ?? "",
      type: a.type ?? (m[1] === "button" ? "submit" : "text"),
      value: valueIn(html, m, a),
      checked: "checked" in a,
      disabled: "disabled" in a || disabled.some((f) => m.index > f.index && m.index < f.index + f[0].length),
    });
  }
  return ranges.map((r) => r.form);
}

export class PlainBrowser {
  html = "";
  status = 0;
  url: URL;
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {
    this.url = new URL(origin);
  }

  get cookie(): string {
    return [...this.cookies].map(([k, v]) => `${k}=${v}`).join("; ");
  }

  /** The page as text. */
  get text(): string {
    return decoded(
      this.html.replace(/<(style|script|noscript)[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " "),
    ).replace(/\s+/g, " ");
  }

  get forms(): PlainForm[] {
    return formsOf(this.html);
  }

  /** The form with a control of this name, and this value where one is given. */
  form(control: string, value?: string): PlainForm {
    const form = this.forms.find((f) =>
      f.controls.some((c) => c.name === control && !c.disabled && (value === undefined || c.value === value)),
    );
    if (!form) throw new Error(`no form with ${control} at ${this.url.pathname}: ${this.text.slice(0, 300)}`);
    return form;
  }

  checked(name: string): string[] {
    return this.forms
      .flatMap((f) => f.controls)
      .filter((c) => c.name === name && c.checked)
      .map((c) => c.value);
  }

  /** Values of the form with `control`: all that is chosen, picked or written in it, by name. */
  held(control: string): Record<string, string[]> {
    const values: Record<string, string[]> = {};
    for (const c of this.form(control).controls) {
      if (c.tag === "button" || c.type === "hidden" || !c.name) continue;
      const choice = c.type === "radio" || c.type === "checkbox";
      if (choice ? c.checked : c.value !== "") values[c.name] = [...(values[c.name] ?? []), c.value];
    }
    return values;
  }

  open(path: string): Promise<void> {
    return this.ask(new URL(path, this.url), "GET");
  }

  /** The same page again, as the page itself asks for after some seconds. */
  refresh(): Promise<void> {
    return this.ask(this.url, "GET");
  }

  /**
   * Submits the form that has `control`. `given`: what the person enters or chooses, by name, and in order
   * where several fields have one; the rest stays as it stands. `button`: name and value of the button
   * pressed, where it has one.
   */
  async submit(
    control: string,
    values: Record<string, string | string[]> = {},
    button?: [string, string],
  ): Promise<void> {
    const form = button ? this.form(...button) : this.form(control);
    const body = new URLSearchParams();
    for (const name of Object.keys(values))
      if (!form.controls.some((c) => c.name === name)) throw new Error(`the form has no ${name}`);
    const met: Record<string, number> = {};
    for (const c of form.controls) {
      if (c.disabled || !c.name || c.tag === "button") continue;
      const all = values[c.name];
      const nth = met[c.name] ?? 0;
      met[c.name] = nth + 1;
      const written = c.type !== "radio" && c.type !== "checkbox";
      const value = written && Array.isArray(all) ? (all[nth] ?? "") : all;
      const choice = c.type === "radio" || c.type === "checkbox";
      if (
        choice
          ? value === undefined
            ? c.checked
            : [value].flat().includes(c.value)
          : value === undefined || c.type === "hidden"
      )
        body.append(c.name, c.value);
      else if (!choice) body.append(c.name, String(value));
    }
    if (button) body.append(...button);
    if (form.method !== "post") throw new Error(`a form that changes something is sent by ${form.method}`);
    await this.ask(new URL(form.action || this.url.href, this.url), "POST", body);
  }

  /**
   * Submits the form that has a hidden control of this name and value as it stands, by its button with this
   * name and value.
   */
  async press(control: string, value: string, button?: [string, string]): Promise<void> {
    const form = this.form(control, value);
    const body = new URLSearchParams(
      form.controls.filter((c) => c.name && c.tag !== "button").map((c) => [c.name, c.value]),
    );
    if (button) body.append(...button);
    await this.ask(new URL(form.action, this.url), "POST", body);
  }

  private async ask(url: URL, method: string, body?: URLSearchParams): Promise<void> {
    for (let hops = 0; hops < 5; hops++) {
      const res = await fetch(url, {
        method,
        redirect: "manual",
        headers: {
          cookie: this.cookie,
          ...(method === "POST" ? { origin: this.origin, "sec-fetch-site": "same-origin" } : {}),
        },
        ...(body ? { body } : {}),
      });
      for (const line of res.headers.getSetCookie()) {
        const [pair, ...rest] = line.split("; ");
        const equals = pair!.indexOf("=");
        if (rest.includes("Max-Age=0")) this.cookies.delete(pair!.slice(0, equals));
        else this.cookies.set(pair!.slice(0, equals), pair!.slice(equals + 1));
      }
      const to = res.headers.get("location");
      if (res.status !== 303 || !to) {
        this.status = res.status;
        this.url = url;
        this.html = await res.text();
        return;
      }
      await res.arrayBuffer();
      url = new URL(to, url);
      method = "GET";
      body = undefined;
    }
    throw new Error("too many redirects");
  }
}
