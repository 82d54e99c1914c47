/** Elements by name; their order is the order of the members. */
export type XmlTree = { readonly [name: string]: string | XmlTree };

export function printXml(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([name, content]) => element(name, content))
    .join("");
}

/** The document, all of whose elements are of the one namespace. */
export function printDocument(root: string, namespace: string, tree: XmlTree): string {
  return `<${root} xmlns="${namespace}">${printXml(tree)}</${root}>`;
}

function element(name: string, content: string | XmlTree): string {
  const inner = typeof content === "string" ? escapeText(content) : printXml(content);
  return `<${name}>${inner}</${name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
