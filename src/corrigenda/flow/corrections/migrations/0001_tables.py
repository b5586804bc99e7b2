import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    # What a desk has that was set up before the first release.
    replaces = [
        ('corrections', '0001_corrections_and_changes'),
        ('corrections', '0002_placement_drafts_and_asking_again'),
        ('corrections', '0003_when_it_is_published'),
        ('corrections', '0004_order_of_approval'),
        ('corrections', '0005_same_error_again'),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('cases', '0001_tables'),
        ('newsroom', '0001_tables'),
        ('newsroom', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('fix', 'Fix'), ('correction', 'Correction'), ('clarification', 'Clarification'), ('editors_note', 'Editors Note'), ('withdrawal', 'Withdrawal')], max_length=20)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('error_hash', models.CharField(blank=True, max_length=64)),
                ('words', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_approval', 'in_approval'), ('approved', 'approved'), ('published', 'published'), ('superseded', 'superseded')], default='draft', max_length=20)),
                ('second_person_because', models.CharField(blank=True, max_length=200)),
                ('placement', models.CharField(blank=True, choices=[('top', 'Top'), ('passage', 'Passage'), ('end', 'End')], max_length=10)),
                ('placement_reason', models.TextField(blank=True)),
                ('overridden', models.JSONField(default=list)),
                ('decided_at', models.DateTimeField()),
                ('approved_at', models.DateTimeField(null=True)),
                ('approval_reason', models.TextField(blank=True)),
                ('publish_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='articles.article')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='cases.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='newsroom.outlet')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='corrections.correction')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('publish_at__isnull', False)), fields=['publish_at'], name='corrections_to_publish'),
                    models.Index(fields=['state', 'decided_at'], name='corrections_by_state'),
                    models.Index(fields=['kind', 'approved_at', 'id'], name='corrections_by_approval'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('typed', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='cases.case')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                ('superseded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='corrections.correction')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('case', 'staff'), name='one_draft_a_case_and_editor'),
                ],
            },
        ),
        migrations.CreateModel(
            name='StoryChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('requested', 'requested'), ('applied', 'applied'), ('verified', 'verified'), ('overdue', 'overdue')], default='requested', max_length=10)),
                ('selector_data', models.JSONField(db_column='selector')),
                ('requested_at', models.DateTimeField()),
                ('asked', models.PositiveSmallIntegerField(default=1)),
                ('due_at', models.DateTimeField()),
                ('applied_at', models.DateTimeField(null=True)),
                ('verified_at', models.DateTimeField(null=True)),
                ('missing', models.JSONField(default=list)),
                ('notice_id', models.CharField(blank=True, max_length=20)),
                ('notice_seen', models.CharField(blank=True, max_length=10)),
                ('look_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('correction', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='change', to='corrections.correction')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['look_at'], name='changes_to_look_at'),
                    models.Index(fields=['requested_at'], name='changes_by_time'),
                    models.Index(fields=['state', 'due_at'], name='changes_by_state'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FixMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(db_index=True, null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('heard_at', models.DateTimeField(null=True)),
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='message', to='corrections.storychange')),
            ],
        ),
    ]
