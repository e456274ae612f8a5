/** Pages that tools/pages.ts compiled from pages/. Not to be edited. */
// @ts-nocheck
export const STYLE = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;--line: light-dark(#d8dee4, #363c44);--soft: light-dark(#f4f6f8, #1d2228);--link: light-dark(#0b57b0, #7ab7ff);--quiet: light-dark(#59636e, #9ba4ae)}*{box-sizing:border-box}body{margin:0;background:light-dark(#fff,#14181d);color:light-dark(#1b1f24,#e4e8ec)}header,main,footer{max-width:72rem;margin:0 auto;padding:.8rem 1.2rem}header{display:flex;gap:1rem;align-items:center;border-bottom:1px solid var(--line)}header form{margin-left:auto}input[type=search]{font:inherit;width:18rem;max-width:60vw;padding:.35rem .7rem;border:1px solid var(--line);border-radius:.4rem;background:var(--soft);color:inherit}.home{font-weight:600}a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}h1{font-size:1.7rem;margin:.6rem 0}h2{font-size:1.15rem;margin:1.4rem 0 .5rem}.version,.quiet,footer,dt{color:var(--quiet);font-weight:400}.tag{font-size:.75rem;font-weight:400;border:1px solid currentColor;border-radius:1rem;padding:.05rem .5rem;color:light-dark(#9a4b00,#f0b072)}.command{display:flex;gap:.6rem;align-items:center;margin:.4rem 0;padding:.4rem .7rem;background:var(--soft);border:1px solid var(--line);border-radius:.4rem}.command code{flex:1;overflow-x:auto;white-space:nowrap}button{font:inherit;font-size:.85rem;padding:.1rem .7rem;border:1px solid var(--line);border-radius:.3rem;background:transparent;color:inherit;cursor:pointer}.charts{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:.8rem}.charts li>a{display:flex;gap:.9rem;height:100%;padding:.9rem;border:1px solid var(--line);border-radius:.5rem;color:inherit;text-decoration:none}.charts li>a:hover{border-color:var(--link)}.charts h2,.charts p{margin:0;overflow-wrap:anywhere}.icon{width:48px;height:48px;flex:none;object-fit:contain;border-radius:.4rem}.letter{display:grid;place-items:center;font-size:1.4rem;font-weight:600;background:var(--soft);border:1px solid var(--line);color:var(--quiet)}.title{display:flex;gap:1rem;align-items:center}.title p{margin:0}.columns{display:flex;gap:2rem;align-items:flex-start;flex-wrap:wrap}.wide{flex:1 1 34rem;min-width:0}aside{flex:0 1 15rem;font-size:.92rem;overflow-wrap:anywhere}dl{margin:1.4rem 0 0}dd{margin:0 0 .6rem}.versions{padding-left:1.1rem}pre,code{font-family:ui-monospace,monospace;font-size:.88em}pre{padding:.8rem;overflow-x:auto;background:var(--soft);border:1px solid var(--line);border-radius:.4rem}article{overflow-wrap:break-word}article table{display:block;overflow-x:auto;border-collapse:collapse}article th,article td{padding:.3rem .7rem;border:1px solid var(--line);text-align:left}blockquote{margin-left:0;padding-left:1rem;border-left:3px solid var(--line)}summary{cursor:pointer;font-family:ui-monospace,monospace;font-size:.9em;padding:.15rem 0}.key{color:light-dark(#0a5a8a,#7cc4ff)}.string{color:light-dark(#0b6b35,#8fd6a4)}.atom{color:light-dark(#8a3b00,#f0b072)}.comment{color:var(--quiet);font-style:italic}";
export const SCRIPT = "for(const e of document.querySelectorAll(\".command button\"))e.hidden=!navigator.clipboard,e.addEventListener(\"click\",async()=>{await navigator.clipboard.writeText(e.previousElementSibling.textContent),e.textContent=\"Copied\",setTimeout(()=>e.textContent=\"Copy\",1500)});const search=document.querySelector('input[type=\"search\"]'),charts=[...document.querySelectorAll(\".charts li\")];search.addEventListener(\"input\",()=>{const e=search.value.toLowerCase().split(/\\s+/);for(const n of charts)n.hidden=!e.every(o=>n.dataset.words.includes(o));const t=document.querySelector(\".nothing\");t&&(t.hidden=charts.some(n=>!n.hidden))});function failed(e){const t=document.createElement(\"span\");t.className=\"icon letter\",t.ariaHidden=\"true\",t.textContent=e.dataset.letter,e.replaceWith(t)}for(const e of document.querySelectorAll(\"img.icon\"))e.complete&&e.naturalWidth===0?failed(e):e.addEventListener(\"error\",()=>failed(e));";
export const PAGES = {
  chart: {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"title\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"icon"),depth0,{"name":"icon","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<div><h1>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"name") : depth0), depth0))
    + " <span class=\"version\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"version") : depth0), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"deprecated") : depth0),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":87},"end":{"line":2,"column":148}}})) != null ? stack1 : "")
    + "</h1><p>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"description") : depth0), depth0))
    + "</p></div></div>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"command"),depth0,{"name":"command","hash":{"text":(depth0 != null ? lookupProperty(depth0,"repoAdd") : depth0)},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"command"),depth0,{"name":"command","hash":{"text":(depth0 != null ? lookupProperty(depth0,"install") : depth0)},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<div class=\"columns\">\n<div class=\"wide\">\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"readmeHtml") : depth0),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":7,"column":0},"end":{"line":11,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"values") : depth0),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":0},"end":{"line":14,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"templates") : depth0),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":15,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "")
    + "<section><h2>With the default values</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"previewError") : depth0),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.program(9, data, 0),"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":22,"column":113}}})) != null ? stack1 : "")
    + "\n</section>\n</div>\n<aside>\n<dl>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"facts") : depth0),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":28,"column":9}}})) != null ? stack1 : "")
    + "</dl>\n<h2>Versions</h2>\n<ul class=\"versions\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,(depth0 != null ? lookupProperty(depth0,"versions") : depth0),{"name":"each","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":32,"column":0},"end":{"line":33,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</aside>\n</div>\n";
},"1":function(container,depth0,helpers,partials,data) {
    return " <span class=\"tag\">deprecated</span>";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section><h2>"
    + container.escapeExpression(alias1((depth0 != null ? lookupProperty(depth0,"readmeName") : depth0), depth0))
    + "</h2><article>"
    + ((stack1 = alias1((depth0 != null ? lookupProperty(depth0,"readmeHtml") : depth0), depth0)) != null ? stack1 : "")
    + "</article></section>\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"readmeText") : depth0),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":0}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section><h2>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"readmeName") : depth0), depth0))
    + "</h2><pre>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"readmeText") : depth0), depth0))
    + "</pre></section>\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section><h2>values.yaml</h2><pre class=\"code\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"code"),(depth0 != null ? lookupProperty(depth0,"values") : depth0),{"name":"code","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</pre></section>\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section><h2>Templates</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"templates") : depth0),{"name":"each","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":17,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"7":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details><summary>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"name") : depth0), depth0))
    + "</summary><pre class=\"code\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "</pre></details>\n";
},"8":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>This chart does not render with its default values:</p><pre class=\"code\">"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"previewError") : depth0), depth0))
    + "</pre>\n";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details><summary>"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"count") : depth0), depth0))
    + " rendered</summary><pre class=\"code\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"code"),(depth0 != null ? lookupProperty(depth0,"preview") : depth0),{"name":"code","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</pre></details>";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<dt>"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"name") : depth0), depth0))
    + "</dt><dd>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"items") : depth0),{"name":"each","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":36},"end":{"line":27,"column":182}}})) != null ? stack1 : "")
    + "</dd>\n";
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,(depth0 != null ? lookupProperty(depth0,"href") : depth0),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.program(13, data, 0),"data":data,"loc":{"start":{"line":27,"column":51},"end":{"line":27,"column":143}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,(data && lookupProperty(data,"last")),{"name":"unless","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":143},"end":{"line":27,"column":173}}})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"href") : depth0), depth0))
    + "\" rel=\"nofollow noreferrer\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "</a>";
},"13":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0));
},"14":function(container,depth0,helpers,partials,data) {
    return ", ";
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"current") : depth0),{"name":"if","hash":{},"fn":container.program(16, data, 0),"inverse":container.program(17, data, 0),"data":data,"loc":{"start":{"line":32,"column":22},"end":{"line":32,"column":117}}})) != null ? stack1 : "")
    + "</li>\n";
},"16":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<strong>"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"version") : depth0), depth0))
    + "</strong>";
},"17":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"address") : depth0), depth0))
    + "\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"version") : depth0), depth0))
    + "</a>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"page"),depth0,{"name":"page","fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true},
  code: {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"kind") : depth0),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.program(2, data, 0),"data":data,"loc":{"start":{"line":1,"column":14},"end":{"line":1,"column":87}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"kind") : depth0), depth0))
    + "\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "</span>";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0));
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":96}}})) != null ? stack1 : "");
},"useData":true},
  command: {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"command\"><code>"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"text") : depth0), depth0))
    + "</code><button type=\"button\" hidden>Copy</button></div>";
},"useData":true},
  icon: {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<img class=\"icon\" src=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"icon") : depth0), depth0))
    + "\" data-letter=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"letter") : depth0), depth0))
    + "\" alt=\"\" width=\"48\" height=\"48\" referrerpolicy=\"no-referrer\" loading=\"lazy\">";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"icon letter\" aria-hidden=\"true\">"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"letter") : depth0), depth0))
    + "</span>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"icon") : depth0),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":221}}})) != null ? stack1 : "");
},"useData":true},
  list: {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h1>Charts</h1>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"command"),depth0,{"name":"command","hash":{"text":(depth0 != null ? lookupProperty(depth0,"repoAdd") : depth0)},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"charts") : depth0),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.program(6, data, 0),"data":data,"loc":{"start":{"line":4,"column":0},"end":{"line":15,"column":7}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul class=\"charts\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"charts") : depth0),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n<p class=\"nothing\" hidden>No chart has that in its name, description or keywords.</p>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li data-words=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"words") : depth0), depth0))
    + "\"><a href=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"address") : depth0), depth0))
    + "\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"icon"),depth0,{"name":"icon","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<div><h2>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"name") : depth0), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"deprecated") : depth0),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":76},"end":{"line":7,"column":137}}})) != null ? stack1 : "")
    + "</h2><p>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"description") : depth0), depth0))
    + "</p><p class=\"quiet\">"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"version") : depth0), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"appVersion") : depth0),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":192},"end":{"line":7,"column":238}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,(depth0 != null ? lookupProperty(depth0,"older") : depth0),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":238},"end":{"line":7,"column":280}}})) != null ? stack1 : "")
    + "</p></div></a></li>\n";
},"3":function(container,depth0,helpers,partials,data) {
    return " <span class=\"tag\">deprecated</span>";
},"4":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " · app "
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"appVersion") : depth0), depth0));
},"5":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " · and "
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"older") : depth0), depth0))
    + " older";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"query") : depth0),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":15,"column":0}}})) != null ? stack1 : "");
},"7":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>No chart has “"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"query") : depth0), depth0))
    + "” in its name, description or keywords. <a href=\"/\">All charts</a></p>\n";
},"8":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>There are no charts in "
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"folder") : depth0), depth0))
    + " yet.</p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"page"),depth0,{"name":"page","fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true},
  missing: {"0":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h1>Not found</h1>\n<p>There is nothing at <code>"
    + container.escapeExpression(container.lambda((depth0 != null ? lookupProperty(depth0,"path") : depth0), depth0))
    + "</code>.</p>\n<p><a href=\"/\">All charts</a></p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"page"),depth0,{"name":"page","fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true},
  page: {"0":function(container,depth0,helpers,partials,data) {
    return " autofocus";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>"
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"title") : depth0), depth0))
    + "</title>\n<style>"
    + ((stack1 = alias1((depth0 != null ? lookupProperty(depth0,"style") : depth0), depth0)) != null ? stack1 : "")
    + "</style>\n</head>\n<body>\n<header><a class=\"home\" href=\"/\">Charts</a>\n<form action=\"/\" role=\"search\"><input type=\"search\" name=\"q\" value=\""
    + alias2(alias1((depth0 != null ? lookupProperty(depth0,"query") : depth0), depth0))
    + "\" placeholder=\"Search charts\" aria-label=\"Search charts\""
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),(depth0 != null ? lookupProperty(depth0,"list") : depth0),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":133},"end":{"line":13,"column":162}}})) != null ? stack1 : "")
    + "></form>\n</header>\n<main>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"@partial-block"),depth0,{"name":"@partial-block","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</main>\n<footer>The index of this repository is <a href=\"/index.yaml\">index.yaml</a>.</footer>\n\u003Cscript>"
    + ((stack1 = alias1((depth0 != null ? lookupProperty(depth0,"script") : depth0), depth0)) != null ? stack1 : "")
    + "\u003C/script>\n</body>\n</html>\n";
},"usePartial":true,"useData":true},
};
