import { type Drawing, writeSvg } from '../../../lib/diagrams';

const drawing = (text: string): Drawing => ({
  width: 10,
  height: 20,
  title: 'A & B',
  description: 'two',
  things: [
    {
      id: 'one',
      role: 'card',
      sources: ['Service a/b', 'stack/Id'],
      shapes: [
        { shape: 'icon', icon: 'pod', x: 1, y: 2, size: 3, ink: 'web' },
        {
          shape: 'text',
          x: 1.26,
          y: 2,
          text,
          full: text,
          size: 12,
          weight: 400,
          anchor: 'start',
          ink: 'ink',
          width: 5,
        },
      ],
    },
  ],
});

const icons = { pod: { viewBox: '0 0 1 1', body: '<path d="M0"/>' } };

it('is well-formed whatever the texts are, and says what each part stands for', () => {
  const svg = writeSvg(drawing('<&"\u0000>'), { id: 'p', icons });
  expect(svg).toContain('<g id="p-one" data-src="Service a/b; stack/Id">');
  expect(svg).toContain('class="f-ink">&lt;&amp;&quot;\uFFFD&gt;</text>');
  expect(svg).toContain('<title id="p-title">A &amp; B</title>');
  expect(svg).toContain('<symbol id="p-icon-pod" viewBox="0 0 1 1"><path d="M0"/></symbol>');
});

it('gives the same bytes for the same drawing, with rules for the colours that it uses only', () => {
  const svg = writeSvg(drawing('x'), { id: 'p', icons });
  expect(writeSvg(drawing('x'), { id: 'p', icons })).toBe(svg);
  expect(svg.match(/[.]tz [.][a-z]-[A-Za-z]+/g)).toEqual([
    '.tz .f-page',
    '.tz .f-ink',
    '.tz .f-web',
    '.tz .f-page',
    '.tz .f-ink',
    '.tz .f-web',
  ]);
});

it('fails when an icon was not given', () => {
  expect(() => writeSvg(drawing('x'), { id: 'p', icons: {} })).toThrow("icon 'pod' is not among those given");
});
