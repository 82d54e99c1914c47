# Only values, no resources: the tests evaluate this file without AWS's provider.
# The documents are plain JSON. A name in angle brackets is a placeholder for a variable.
locals {
  # All that Sessionscope ever does in an account. IAM knows no resources for this action, hence the star.
  # The denial holds even if another policy is attached to the role.
  reader_policy = jsondecode(replace(
    file("${path.module}/reader-policy.json"),
    "\"<regions>\"", jsonencode(var.regions)
  ))

  # The session name is fixed, so CloudTrail shows one name and no other program can use the role.
  reader_trust = jsondecode(replace(replace(
    file("${path.module}/reader-trust.json"),
    "\"<base_role_arn>\"", jsonencode(var.base_role_arn)),
    "\"<external_id>\"", jsonencode(var.external_id)
  ))
}
