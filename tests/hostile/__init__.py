"""What a stranger, a bad disk or a spoilt file may do, whole: ``make hostile`` runs it.

The files are not named as tests are, so that the ordinary run, which has the quick parts, leaves
them out.
"""
