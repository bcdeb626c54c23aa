import { z } from 'zod';
import { configSchema } from './schema';

/** The JSON Schema of `trizone.yaml`, by which editors complete and check it while a person types. */
export function configJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  return { $schema, title: 'trizone.yaml', ...rest };
}
