import { requirementsOf } from '../../../../rehearsal/toolchain/images/python-wheels';

const TEXT = `#
# made by pip-compile
#
boto3==1.43.81 \\
    --hash=sha256:62 \\
    --hash=sha256:6e
    # via barman
boto==1.0 \\
    --hash=sha256:01
six==1.17.0 \\
    --hash=sha256:47
    # via python-dateutil
`;

test('takes the named packages with their versions and hashes', () => {
  expect(requirementsOf(TEXT, ['six', 'boto3'])).toBe(
    'six==1.17.0 \\\n    --hash=sha256:47\nboto3==1.43.81 \\\n    --hash=sha256:62 \\\n    --hash=sha256:6e\n',
  );
});

test('fails when a package is not among the requirements', () => {
  expect(() => requirementsOf(TEXT, ['lz4'])).toThrow("'lz4' must be among the requirements, got boto3, boto, six");
});
