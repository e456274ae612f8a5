/** Pages that tools/pages.ts compiled from pages/. Not to be edited. */
// @ts-nocheck
export const STYLE = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;--line: light-dark(#d8dee4, #363c44);--soft: light-dark(#f4f6f8, #1d2228);--link: light-dark(#0b57b0, #7ab7ff);--quiet: light-dark(#59636e, #9ba4ae);--good: light-dark(#1a7f37, #6fdd8b);--fair: light-dark(#9a6700, #e3b341);--poor: light-dark(#cf222e, #ff7b72)}*{box-sizing:border-box}body{margin:0;background:light-dark(#fff,#14181d);color:light-dark(#1b1f24,#e4e8ec)}main{max-width:76rem;margin:0 auto;padding:.8rem 1.2rem}a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}h1{font-size:1.6rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:right;padding:.25rem .8rem;border-bottom:1px solid var(--line)}th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}tfoot td{font-weight:600}.good td+td{color:var(--good)}.fair td+td{color:var(--fair)}.poor td+td{color:var(--poor)}.legend span{padding:.1rem .5rem;margin-right:.5rem}ul{margin:0 0 .6rem;padding-left:1.2rem;font-size:.92rem}pre{font:.85rem/1.45 ui-monospace,monospace;overflow-x:auto;background:var(--soft);border:1px solid var(--line);border-radius:.4rem;padding:.6rem 0}.line{display:block;min-width:max-content;padding-right:1rem}.line:target{outline:2px solid var(--link)}.number,.hits{display:inline-block;width:3.2rem;padding-right:.8rem;text-align:right;color:var(--quiet);user-select:none}.never{background:light-dark(#ffd7d5,#5c1f23)}.partly{background:light-dark(#fff1b8,#52431a)}.ran{background:light-dark(#dcf5e3,#173d24)}";
export const PAGES = {
  coverage: {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"grade") : depth0), depth0))
    + "\"><td><a href=\"#"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"id") : depth0), depth0))
    + "\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"name") : depth0), depth0))
    + "</a></td><td>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"branches") : depth0), depth0))
    + "</td><td>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"defines") : depth0), depth0))
    + "</td><td>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"lines") : depth0), depth0))
    + "</td></tr>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"id") : depth0), depth0))
    + "\">\n<h2>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"name") : depth0), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"missed") : depth0),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":26,"column":0},"end":{"line":32,"column":7}}})) != null ? stack1 : "")
    + "<pre>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"source") : depth0),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":33,"column":5},"end":{"line":34,"column":16}}})) != null ? stack1 : "")
    + "</pre>\n</section>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"missed") : depth0),{"name":"each","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":0},"end":{"line":30,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"3":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><a href=\"#"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"line") : depth0), depth0))
    + "\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"place") : depth0), depth0))
    + "</a> "
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "</li>\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"line\" id=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"id") : depth0), depth0))
    + "\"><span class=\"number\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"number") : depth0), depth0))
    + "</span><span class=\"hits\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"hits") : depth0), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"parts") : depth0),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":33,"column":124},"end":{"line":33,"column":259}}})) != null ? stack1 : "")
    + "\n</span>";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"kind") : depth0),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":33,"column":139},"end":{"line":33,"column":250}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"kind") : depth0), depth0))
    + "\""
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"title") : depth0),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":33,"column":173},"end":{"line":33,"column":211}}})) != null ? stack1 : "")
    + ">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "</span>";
},"7":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " title=\""
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"title") : depth0), depth0))
    + "\"";
},"8":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0));
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
    + "</h1>\n<table>\n<thead><tr><th>Template</th><th>Branches</th><th>Definitions</th><th>Lines</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"files") : depth0),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n<tfoot><tr class=\""
    + alias2(alias1(((stack1 = (depth0 != null ? lookupProperty(depth0,"all") : depth0)) != null ? lookupProperty(stack1,"grade") : stack1), depth0))
    + "\"><td>All</td><td>"
    + alias2(alias1(((stack1 = (depth0 != null ? lookupProperty(depth0,"all") : depth0)) != null ? lookupProperty(stack1,"branches") : stack1), depth0))
    + "</td><td>"
    + alias2(alias1(((stack1 = (depth0 != null ? lookupProperty(depth0,"all") : depth0)) != null ? lookupProperty(stack1,"defines") : stack1), depth0))
    + "</td><td>"
    + alias2(alias1(((stack1 = (depth0 != null ? lookupProperty(depth0,"all") : depth0)) != null ? lookupProperty(stack1,"lines") : stack1), depth0))
    + "</td></tr></tfoot>\n</table>\n<p class=\"legend\"><span class=\"never\">never ran</span> <span class=\"partly\">went one way only</span> <span class=\"ran\">ran</span></p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"files") : depth0),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":0},"end":{"line":36,"column":9}}})) != null ? stack1 : "")
    + "</main>\n</body>\n</html>\n";
},"useData":true},
};
