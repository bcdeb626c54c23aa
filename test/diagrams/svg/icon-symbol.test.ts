import { readIcons } from '../../../bin/diagram-icons';
import { iconSymbol } from '../../../lib/diagrams';

it('turns styles into attributes, gives ids a prefix, and drops the title', () => {
  const text =
    '<svg xmlns="x" viewBox="0 0 4 4"><title>T</title><defs><style>.a,.b{fill:#123}.b{opacity:.5}</style></defs>' +
    '<g id="g"><path class="a" d="M0"/><path class="b" mask="url(#g)"/></g></svg>';
  expect(iconSymbol('lock', text)).toEqual({
    viewBox: '0 0 4 4',
    body: '<g id="lock-g"><path fill="#123" d="M0"/><path fill="#123" opacity=".5" mask="url(#lock-g)"/></g>',
  });
});

it('gives no element an attribute twice: of two rules the later one wins', () => {
  const style = '<style>.a,.b{fill:#123;opacity:.5}.b{fill:#456}</style>';
  const text = `<svg viewBox="0 0 4 4">${style}<path class="b"/><path class="b a"/></svg>`;
  expect(iconSymbol('lock', text).body).toBe('<path fill="#456" opacity=".5"/><path fill="#456" opacity=".5"/>');
});

it('leaves no icon that a diagram may show with an attribute twice', () => {
  const tags = Object.values(readIcons()).flatMap(({ body }) => body.match(/<[a-zA-Z][^>]*>/g) ?? []);
  const names = (tag: string) => [...tag.matchAll(/\s([\w:-]+)=/g)].map(([, name]) => name);
  expect(tags.length).toBeGreaterThan(100);
  expect(tags.filter((tag) => new Set(names(tag)).size < names(tag).length)).toEqual([]);
});

it('fails when the file is no picture', () => {
  expect(() => iconSymbol('lock', '<html/>')).toThrow("icon 'lock' must be an svg element with a viewBox");
});
