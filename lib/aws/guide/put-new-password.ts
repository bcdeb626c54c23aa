/** Command that gives a secret of Secrets Manager a new random password, which nobody sees. */
export const putNewPassword = (region: string, secret: string): string =>
  `aws secretsmanager put-secret-value --region ${region} --secret-id ${secret} --secret-string "$(aws secretsmanager get-random-password --region ${region} --password-length 40 --exclude-punctuation --query RandomPassword --output text)"`;
