import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type ParserError, parse } from 'parse5';

/** An element of a page as a browser's parser makes it. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of it and all below it. */
  readonly text: string;
  readonly children: readonly HtmlElement[];
  /** Whether its end is written, and not only implied. */
  readonly isClosed: boolean;
}

/** The root element of a page. Throws for what the HTML standard calls a parse error. */
export function readHtml(page: string): HtmlElement {
  const errors: ParserError[] = [];
  const document = parse(page, { sourceCodeLocationInfo: true, onParseError: (error) => errors.push(error) });
  if (errors.length > 0)
    throw new Error(errors.map(({ code, startLine }) => `${code} in line ${startLine}`).join('; '));
  const root = document.childNodes.find(defaultTreeAdapter.isElementNode);
  if (!root) throw new Error('the page has no element');
  return elementOf(root);
}

/** The element and all below it, in the order of the page. */
export function elementsIn(element: HtmlElement): HtmlElement[] {
  return [element, ...element.children.flatMap(elementsIn)];
}

/** Elements of these names below an element, in the order of the page. */
export function findAll(element: HtmlElement, ...names: readonly string[]): HtmlElement[] {
  return elementsIn(element).filter(({ name }) => names.includes(name));
}

function elementOf(element: DefaultTreeAdapterTypes.Element): HtmlElement {
  const { tagName, attrs, childNodes, sourceCodeLocation } = element;
  return {
    name: tagName,
    attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
    text: childNodes.map(textOf).join(''),
    children: childNodes.filter(defaultTreeAdapter.isElementNode).map(elementOf),
    isClosed: sourceCodeLocation?.endTag !== undefined,
  };
}

function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return defaultTreeAdapter.isElementNode(node) ? node.childNodes.map(textOf).join('') : '';
}
