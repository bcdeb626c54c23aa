import type { Ink } from '../svg/palette';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Box extends Area {
  readonly shape: 'box';
  readonly radius: number;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly strokeWidth?: number;
  readonly dashed?: boolean;
}

export interface Text extends Point {
  readonly shape: 'text';
  readonly text: string;
  /** What it would say, had it more room. */
  readonly full: string;
  readonly size: number;
  readonly weight: Weight;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly ink: Ink;
  /** Measured. */
  readonly width: number;
}

export interface Icon extends Point {
  readonly shape: 'icon';
  readonly icon: string;
  readonly size: number;
  /** Of an icon in one colour that has none of its own. */
  readonly ink?: Ink;
}

export interface Line {
  readonly shape: 'line';
  readonly points: readonly Point[];
  readonly ink: Ink;
  /** Lengths of strokes and gaps. @default - solid */
  readonly dashes?: string;
  readonly arrow: boolean;
}

export interface Dot extends Point {
  readonly shape: 'dot';
  readonly ink: Ink;
}

/** A round sign that says the same without its colour. */
export interface Sign extends Point {
  readonly shape: 'sign';
  readonly sign: 'holds' | 'accepted' | 'warned' | 'unknown' | 'broken' | 'blocked';
}

export type Weight = 400 | 600;

export type Shape = Box | Text | Icon | Line | Dot | Sign;

/** Shapes that stand for the same resources. */
export interface Thing {
  readonly id: string;
  /** `furniture` stands for nothing in the output: title, legend, headings. */
  readonly role: 'furniture' | 'frame' | 'link' | 'card' | 'label';
  readonly title?: string;
  readonly sources: readonly string[];
  readonly shapes: readonly Shape[];
}

/** Everything in its place. Units: pixels of a picture {@link Drawing.width} wide. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  /** In the order of drawing. */
  readonly things: readonly Thing[];
}
