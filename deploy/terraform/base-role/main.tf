# Once, where Sessionscope runs: the identity that may assume the reader roles and nothing else.
resource "aws_iam_role" "base" {
  name                 = var.role_name
  description          = "Sessionscope runs as this role"
  assume_role_policy   = local.workload_trust
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags
}

resource "aws_iam_role_policy" "base" {
  name   = "assume-reader-roles"
  role   = aws_iam_role.base.id
  policy = jsonencode(local.base_policy)
}
