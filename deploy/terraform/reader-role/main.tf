# In every account that is read: a role that can list sessions and nothing else.
resource "aws_iam_role" "reader" {
  name                 = var.role_name
  description          = "Sessionscope lists Session Manager sessions with it"
  assume_role_policy   = jsonencode(local.reader_trust)
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags
}

resource "aws_iam_role_policy" "reader" {
  name   = "list-sessions"
  role   = aws_iam_role.reader.id
  policy = jsonencode(local.reader_policy)
}
