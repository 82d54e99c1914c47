output "arn" {
  description = "For base_role_arn of the reader roles, and for the service account's annotation with IRSA."
  # The reader roles trust the role itself; they do not wait for its policy, which names them.
  value = aws_iam_role.base.arn
}

output "name" {
  description = "For an instance profile."
  value       = aws_iam_role.base.name
}
