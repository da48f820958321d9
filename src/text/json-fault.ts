/** Where a text stops being JSON: the parser of Node 20 does not always say. */

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const BLANK = /[ \t\n\r]*/y;

/** Line and column (from 1) of the first character that cannot stand where it does. Linear; brackets are kept on a list. */
export function jsonFault(text: string): { line: number; column: number } {
  const before = text.slice(0, faultOffset(text)).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function faultOffset(text: string): number {
  let at = 0;
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const open: string[] = [];
  let expects: "value" | "first" | "key" | "first key" | "after" = "value";
  for (;;) {
    eat(BLANK);
    if (at >= text.length) return at;
    const mark = text[at]!;
    if (expects === "after") {
      const last = open.at(-1);
      if (mark === "," && last) expects = last === "{" ? "key" : "value";
      else if ((mark === "}" && last === "{") || (mark === "]" && last === "[")) open.pop();
      else return at;
      at++;
    } else if (expects === "key" || expects === "first key") {
      if (mark === "}" && expects === "first key") {
        open.pop();
        at++;
        expects = "after";
        continue;
      }
      if (!eat(STRING)) return at;
      eat(BLANK);
      if (text[at] !== ":") return at;
      at++;
      expects = "value";
    } else if (mark === "]" && expects === "first") {
      open.pop();
      at++;
      expects = "after";
    } else if (mark === "{" || mark === "[") {
      open.push(mark);
      at++;
      expects = mark === "{" ? "first key" : "first";
    } else if (eat(STRING) || eat(ATOM)) expects = "after";
    else return at;
  }
}
