/** Pages that tools/pages.ts compiled from pages/. Not to be edited. */
// @ts-nocheck
export const STYLE = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;--line: light-dark(#d8dee4, #363c44);--soft: light-dark(#f4f6f8, #1d2228);--link: light-dark(#0b57b0, #7ab7ff);--quiet: light-dark(#59636e, #9ba4ae);--good: light-dark(#1a7f37, #6fdd8b);--fair: light-dark(#9a6700, #e3b341);--poor: light-dark(#cf222e, #ff7b72)}*{box-sizing:border-box}body{margin:0;background:light-dark(#fff,#14181d);color:light-dark(#1b1f24,#e4e8ec)}main{max-width:76rem;margin:0 auto;padding:.8rem 1.2rem}a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}h1{font-size:1.6rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}.filters label{margin-right:1rem}.finding{border-left:4px solid var(--line);padding:.1rem .8rem;margin:.8rem 0}.finding.error{border-color:var(--poor)}.finding.warning{border-color:var(--fair)}.finding p{margin:.2rem 0;overflow-wrap:anywhere}.rule,.place,.sets{color:var(--quiet);font-size:.88rem}.error .severity{color:var(--poor)}.warning .severity{color:var(--fair)}.severity{font-weight:600}pre{font:.85rem/1.45 ui-monospace,monospace;overflow-x:auto;background:var(--soft);border:1px solid var(--line);border-radius:.4rem;padding:.4rem 0;margin:.4rem 0}.line{display:block;min-width:max-content;padding-right:1rem}.line.at{background:light-dark(#ffe9a8,#52431a)}.number{display:inline-block;width:3.2rem;padding-right:.8rem;text-align:right;color:var(--quiet);user-select:none}#errors:not(:checked)~section .finding.error,#warnings:not(:checked)~section .finding.warning,#hints:not(:checked)~section .finding.info{display:none}";
export const PAGES = {
  report: {"0":function(container,depth0,helpers,partials,data) {
    return " checked";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2>"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"path") : depth0), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"findings") : depth0),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":20,"column":0},"end":{"line":34,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"finding "
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"severity") : depth0), depth0))
    + "\">\n<p><span class=\"severity\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"severity") : depth0), depth0))
    + "</span> "
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"message") : depth0), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"details") : depth0),{"name":"each","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":0},"end":{"line":25,"column":9}}})) != null ? stack1 : "")
    + "<p class=\"place\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"place") : depth0), depth0))
    + " <span class=\"rule\" title=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"about") : depth0), depth0))
    + "\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"rule") : depth0), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"sets") : depth0),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":26,"column":79},"end":{"line":26,"column":133}}})) != null ? stack1 : "")
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"source") : depth0),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":30,"column":7}}})) != null ? stack1 : "")
    + "</div>\n";
},"3":function(container,depth0,helpers,partials,data) {
    return "<p>"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"4":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <span class=\"sets\">"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"sets") : depth0), depth0))
    + "</span>";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<pre>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"source") : depth0),{"name":"each","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":5},"end":{"line":29,"column":16}}})) != null ? stack1 : "")
    + "</pre>\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"line"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"at") : depth0),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":38},"end":{"line":28,"column":58}}})) != null ? stack1 : "")
    + "\"><span class=\"number\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"number") : depth0), depth0))
    + "</span>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "\n</span>";
},"7":function(container,depth0,helpers,partials,data) {
    return " at";
},"8":function(container,depth0,helpers,partials,data) {
    return "<p>Nothing is wrong.</p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" href=\"data:,\">\n<title>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"title") : depth0), depth0))
    + "</title>\n<style>"
    + ((stack1 = alias1((depth0 != null ? lookupProperty(depth0,"style") : depth0), depth0)) != null ? stack1 : "")
    + "</style>\n</head>\n<body>\n<main>\n<h1>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"title") : depth0), depth0))
    + "</h1>\n<p>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"totals") : depth0), depth0))
    + "</p>\n<input type=\"checkbox\" id=\"errors\" checked><label for=\"errors\">errors</label>\n<input type=\"checkbox\" id=\"warnings\" checked><label for=\"warnings\">warnings</label>\n<input type=\"checkbox\" id=\"hints\""
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"onlyHints") : depth0),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":33},"end":{"line":16,"column":65}}})) != null ? stack1 : "")
    + "><label for=\"hints\">hints</label>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"charts") : depth0),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":17,"column":0},"end":{"line":36,"column":9}}})) != null ? stack1 : "")
    + "</main>\n</body>\n</html>\n";
},"useData":true},
};
