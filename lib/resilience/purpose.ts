/** What CDK appends to a logical id. */
const HASH = /[0-9A-F]{8}$/;
/** A position among twins: `Zone1`, `az-2`. */
const POSITION = /(zone|az)-?\d+/gi;
const TRAILING_NUMBER = /[-_.]?\d+$/;
const TRAILING_MARK = /[-_.]+$/;

/**
 * The name without what tells twins apart: the zone, its letter at the end, a number. So machines that do the same in
 * different zones have one purpose: `bastion-eu-west-1a` and `bastion-eu-west-1b` both give `bastion`. A letter that is not
 * the zone's own stays: `service-a` and `service-b` are two services.
 */
export function purpose(name: string, zone?: string): string {
  const bare = name.replace(HASH, '').replace(POSITION, '');
  if (!zone) return bare.replace(TRAILING_NUMBER, '').replace(TRAILING_MARK, '');
  const letter = zone.slice(-1);
  const without = bare.replaceAll(zone, '').replaceAll(zone.replaceAll('-', ''), '');
  const ending = ['-', '_', '.'].find((mark) => without.endsWith(`${mark}${letter}`));
  return (ending ? without.slice(0, -2) : without).replace(TRAILING_NUMBER, '').replace(TRAILING_MARK, '');
}
