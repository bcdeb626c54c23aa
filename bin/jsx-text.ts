import { runInNewContext } from 'node:vm';

type Properties = Readonly<Record<string, unknown>> & { readonly children?: unknown };

const ATTRIBUTES: Readonly<Record<string, string>> = { className: 'class', viewBox: 'viewBox' };

const attribute = (name: string): string =>
  ATTRIBUTES[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Makes the text of an element: `<type ...>children</type>`. */
function element(type: string, { children = [], ...properties }: Properties): string {
  const attributes = Object.entries(properties).map(
    ([name, value]) => ` ${attribute(name)}="${escaped(String(value))}"`,
  );
  return `<${type}${attributes.join('')}>${[children].flat(Number.POSITIVE_INFINITY).join('')}</${type}>`;
}

/** Runs a module of one compiled JSX component, and returns the elements that it makes as text. */
export function jsxText(module: string): string {
  const [, names = ''] = /import\{([^}]*)\}from"react\/jsx-runtime";/.exec(module) ?? [];
  const makers = names.split(',').map((name) => name.split(' as ').at(-1)?.trim() ?? '');
  const [, exported = ''] = /export\{(\w+) as default\}/.exec(module) ?? [];
  const code = module.replace(/import\{[^}]*\}from"[^"]*";/, '').replace(/export\{[^}]*\};?/, '');
  return String(runInNewContext(`${code};${exported}({})`, Object.fromEntries(makers.map((name) => [name, element]))));
}
