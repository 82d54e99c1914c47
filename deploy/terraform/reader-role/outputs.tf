output "arn" {
  description = "For reader_role_arns of the base role."
  value       = aws_iam_role.reader.arn
}

output "account" {
  description = "The entry of this account in SESSIONSCOPE_ACCOUNTS."
  sensitive   = true
  value = {
    id         = var.id
    name       = coalesce(var.display_name, var.id)
    roleArn    = aws_iam_role.reader.arn
    externalId = var.external_id
    regions    = var.regions
  }
}
