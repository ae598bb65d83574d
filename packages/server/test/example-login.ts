/** A login with the required members only, as a request has it. */
export const login = {
  engine_type: 'mysql',
  instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  network_type: 'rds',
  username: 'root',
  password: 'example-password',
  is_save_password: true,
} as const;
