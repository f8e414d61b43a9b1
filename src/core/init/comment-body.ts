/** The first line of a comment, by which the next run finds its own. */
export const commentMarker = '<!-- pm diff -->'

/** How a comparison begins that has nothing to tell. */
export const nothingDifferent = '**Nothing is different.**'

/**
 * A program of jq: of `$text`, which a stranger may have written, and `$from`, which says where it is from, the body of a
 * comment. It calls nobody and gives no command: no mention, no reference to an issue or a request, no name of a character
 * that could spell one and no line that begins with a slash is left of it, whatever wrote it. Text is split and joined: to
 * replace by a pattern takes some versions of jq half a minute. It holds no apostrophe, so that a shell can quote it.
 */
export const commentBody = `
  def ended(sign): split(sign + "\\u200b") | join(sign) | split(sign) | join(sign + "\\u200b");
  def spelt: split("&") | .[:1] + (.[1:] | map(
    if test("^(?:(?:amp|lt|gt|quot);|[^A-Za-z0-9]|$)") then . else "\\u200b" + . end)) | join("&");
  def inert: split("&#8203;") | join("\\u200b")
    | reduce ("@", "#", "!", (("G", "g") + ("H", "h", "L", "l") + "-"),
      ("issues", "pull", "discussions", "merge_requests", "work_items", "epics" | "/" + . + "/")) as $sign (.; ended($sign))
    | spelt | split("\\r\\n") | join("\\n") | split("\\r") | join("\\n") | split("\\n")
    | map(if test("^(?:[ \\t>*+-]|[0-9]+[.)]|\\\\[[ xX]\\\\])*/") then sub("/"; "\\u200b/") else . end) | join("\\n");
  def fitting: if length > 65000 then "The comparison is longer than a comment may be; the run has it." else . end;
  if $text | test("^\\\\s*$") then "pm could not compare the two states; the run says why."
  else $text | fitting | inert | fitting end
  | {body: "${commentMarker}\\n\\($from)\\n\\n\\(.)"}`.trimStart()
