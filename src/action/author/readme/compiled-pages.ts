/** Pages that tools/pages.ts compiled from pages/. Not to be edited. */
// @ts-nocheck
export const STYLE = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;--line: light-dark(#d8dee4, #363c44);--soft: light-dark(#f4f6f8, #1d2228)}body{margin:0;background:light-dark(#fff,#14181d);color:light-dark(#1b1f24,#e4e8ec)}main{max-width:76rem;margin:0 auto;padding:.8rem 1.2rem;overflow-wrap:anywhere}a{color:light-dark(#0b57b0,#7ab7ff)}table{border-collapse:collapse;display:block;overflow-x:auto}th,td{text-align:left;vertical-align:top;padding:.25rem .8rem;border:1px solid var(--line);overflow-wrap:normal}code,pre{font:.875em/1.45 ui-monospace,monospace;background:var(--soft)}pre{overflow-x:auto;border:1px solid var(--line);border-radius:.4rem;padding:.6rem}";
export const PAGES = {
  readme: {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>"
    + container.escapeExpression(alias1((depth0 != null ? lookupProperty(depth0,"title") : depth0), depth0))
    + "</title>\n<style>"
    + ((stack1 = alias1((depth0 != null ? lookupProperty(depth0,"style") : depth0), depth0)) != null ? stack1 : "")
    + "</style>\n</head>\n<body>\n<main>\n"
    + ((stack1 = alias1((depth0 != null ? lookupProperty(depth0,"readme") : depth0), depth0)) != null ? stack1 : "")
    + "\n</main>\n</body>\n</html>\n";
},"useData":true},
};
