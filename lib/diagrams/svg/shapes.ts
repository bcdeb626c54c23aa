import type { Box, Dot, Icon, Line, Shape, Sign, Text } from '../layout/drawing';
import { arrowHead, roundedPath, withoutHead } from './line-path';
import type { Ink } from './palette';
import { length, xmlText } from './xml-text';

/** Width of a line, in pixels. */
const WIDTH = 2;

const filled = (ink: Ink | undefined): string => (ink === undefined ? ' fill="none"' : ` class="f-${ink}"`);

function box({ x, y, width, height, radius, fill, stroke, strokeWidth = 1.2, dashed }: Box): string {
  const names = [...(fill ? [`f-${fill}`] : []), ...(stroke ? [`s-${stroke}`] : [])].join(' ');
  const place = `x="${length(x)}" y="${length(y)}" width="${length(width)}" height="${length(height)}" rx="${radius}"`;
  const edge = stroke ? ` stroke-width="${strokeWidth}"${dashed ? ' stroke-dasharray="6 4"' : ''}` : '';
  return `<rect ${place} class="${names}"${fill ? '' : ' fill="none"'}${edge}/>`;
}

function text({ x, y, text: words, size, weight, anchor, ink }: Text): string {
  const aligned = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const place = `x="${length(x)}" y="${length(y)}"${aligned}`;
  return `<text ${place} font-size="${size}" font-weight="${weight}" class="f-${ink}">${xmlText(words)}</text>`;
}

const icon = (id: string, { x, y, icon: name, size, ink }: Icon): string =>
  `<use href="#${id}-icon-${name}" x="${length(x)}" y="${length(y)}" width="${size}" height="${size}"${
    ink ? ` class="f-${ink}"` : ''
  }/>`;

function line({ points, ink, dashes, arrow }: Line): string {
  const path = roundedPath(arrow ? withoutHead(points) : points);
  const stroke = `d="${path}" fill="none" stroke-width="${WIDTH}" class="s-${ink}"`;
  const head = arrow ? `<path d="${arrowHead(points)}" class="f-${ink}"/>` : '';
  return `<path ${stroke}${dashes ? ` stroke-dasharray="${dashes}"` : ''}/>${head}`;
}

const dot = ({ x, y, ink }: Dot): string => `<circle cx="${length(x)}" cy="${length(y)}" r="3.4"${filled(ink)}/>`;

/** Colour and mark of each sign. */
export const SIGNS: Readonly<Record<Sign['sign'], { readonly ink: Ink; readonly path: string }>> = {
  holds: { ink: 'holds', path: 'M-3.4 .2l2.4 2.6L3.6-2.6' },
  accepted: { ink: 'doubt', path: 'M-3.1-1.2l2.1 2.3L3.2-3.6M-3.3 3.9h6.6' },
  warned: { ink: 'doubt', path: 'M0-3.8v4.6M0 3.7v.1' },
  broken: { ink: 'blocked', path: 'M-2.7-2.7l5.4 5.4M-2.7 2.7l5.4-5.4' },
  blocked: { ink: 'blocked', path: 'M-3.8 0h7.6' },
  unknown: { ink: 'doubt', path: 'M-1.9-1.5a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.8.6-.8 1.2M0 3.5v.1' },
};

function sign({ x, y, sign: kind }: Sign): string {
  const { ink, path } = SIGNS[kind];
  const mark = `<path d="${path}" fill="none" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" class="s-onSign"/>`;
  return `<g transform="translate(${length(x)} ${length(y)})"><circle r="7.5"${filled(ink)}/>${mark}</g>`;
}

/** One shape as SVG. @param id - prefix of the picture's ids */
export function shapeSvg(id: string, shape: Shape): string {
  if (shape.shape === 'box') return box(shape);
  if (shape.shape === 'text') return text(shape);
  if (shape.shape === 'icon') return icon(id, shape);
  if (shape.shape === 'line') return line(shape);
  return shape.shape === 'dot' ? dot(shape) : sign(shape);
}
